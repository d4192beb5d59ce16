/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Alerts in waiting: one lane for each diagnosis, of which only the first may leave. */
final class Lanes<T> {
    private final Map<String, Deque<Parcel<T>>> lanes = new LinkedHashMap<>();
    private int size;

    void add(Parcel<T> parcel) {
        lanes.computeIfAbsent(parcel.alert().id(), id -> new ArrayDeque<>()).addLast(parcel);
        size++;
    }

    /** The first of each lane, for as many lanes as are asked for. */
    List<Parcel<T>> heads(int most) {
        return lanes.values().stream().limit(most).map(Deque::getFirst).toList();
    }

    void remove(Parcel<T> head) {
        var lane = lane(head);
        lane.removeFirst();
        size--;
        if (lane.isEmpty()) {
            lanes.remove(head.alert().id());
        }
    }

    /** Puts what has become of the first of its lane in its place. */
    void replace(Parcel<T> head) {
        var lane = lane(head);
        lane.removeFirst();
        lane.addFirst(head);
    }

    /** Puts what has become of the first of its lane in its place, and lets all other lanes go first. */
    void postpone(Parcel<T> head) {
        replace(head);
        var lane = lane(head);
        lanes.remove(head.alert().id());
        lanes.put(head.alert().id(), lane);
    }

    void removeIf(Predicate<T> gone) {
        lanes.values().forEach(lane -> lane.removeIf(parcel -> gone.test(parcel.ticket())));
        lanes.values().removeIf(Deque::isEmpty);
        size = lanes.values().stream().mapToInt(Deque::size).sum();
    }

    Optional<Instant> oldest() {
        return lanes.values().stream().map(lane -> lane.getFirst().since()).min(Comparator.naturalOrder());
    }

    int size() {
        return size;
    }

    private Deque<Parcel<T>> lane(Parcel<T> head) {
        var lane = lanes.get(head.alert().id());
        if (lane == null) {
            throw new IllegalStateException(
                    "No alert of %s waits".formatted(head.alert().idempotencyKey()));
        }
        return lane;
    }
}
