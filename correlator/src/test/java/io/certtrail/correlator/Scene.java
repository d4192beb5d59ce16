/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Several sources, and the orders in which their records may arrive; each source keeps its own order. */
public final class Scene {
    private final List<HandLog> logs;
    private final Instant asOf;

    private Scene(Instant asOf, List<HandLog> logs) {
        this.asOf = asOf;
        this.logs = List.copyOf(logs);
    }

    /** Sources that all end at a time. */
    public static Scene until(Instant asOf, HandLog... logs) {
        return new Scene(asOf, Arrays.asList(logs));
    }

    /** The same sources and one more. */
    public Scene with(HandLog log) {
        var more = new ArrayList<>(logs);
        more.add(log);
        return new Scene(asOf, more);
    }

    private List<LogEvent> announcements() {
        return logs.stream().map(log -> log.announced(logs.size())).toList();
    }

    private List<LogEvent> closings() {
        return logs.stream().map(log -> log.closed(logs.size(), asOf)).toList();
    }

    /** In order of time; at equal times in order of the sources. */
    public List<LogEvent> inOrderOfTime() {
        var all = new ArrayList<LogEvent>();
        logs.forEach(log -> all.addAll(log.records(logs.size())));
        // A stable sort by each source's own clock keeps its order.
        all.sort(Comparator.comparing(LogEvent::time));
        return played(all);
    }

    /** One source after the other. */
    public List<LogEvent> oneAfterTheOther() {
        var all = new ArrayList<LogEvent>();
        logs.forEach(log -> all.addAll(log.records(logs.size())));
        return played(all);
    }

    /** With every event twice in a row. */
    public List<LogEvent> eachEventTwice() {
        var twice = new ArrayList<LogEvent>();
        for (var event : inOrderOfTime()) {
            twice.add(event);
            if (!(event.body() instanceof Progress)) {
                twice.add(event);
            }
        }
        return twice;
    }

    /** All announced, then in any order that keeps each source's own, its last word included. */
    public List<LogEvent> shuffled(long seed) {
        var random = new Random(seed);
        var announcements = new ArrayList<>(announcements());
        Collections.shuffle(announcements, random);
        var queues = new ArrayList<Deque<LogEvent>>();
        for (var log : logs) {
            var queue = new ArrayDeque<>(log.records(logs.size()));
            queue.add(log.closed(logs.size(), asOf));
            queues.add(queue);
        }
        var all = new ArrayList<LogEvent>(announcements);
        while (!queues.isEmpty()) {
            var queue = queues.get(random.nextInt(queues.size()));
            all.addAll(burst(queue, random));
            queues.removeIf(Deque::isEmpty);
        }
        return all;
    }

    /** In order of time, but some events come long after the progress that spoke for them. */
    public List<LogEvent> withLateEvents(long seed, double share) {
        var random = new Random(seed);
        var all = new ArrayList<LogEvent>();
        logs.forEach(log -> all.addAll(log.records(logs.size())));
        all.sort(Comparator.comparing(LogEvent::time));
        var late = new ArrayList<LogEvent>();
        for (var event : List.copyOf(all)) {
            if (!(event.body() instanceof Progress) && random.nextDouble() < share) {
                all.remove(event);
                late.add(event);
            }
        }
        for (var event : late) {
            var after = (int) all.stream()
                    .takeWhile(other -> !other.time().isAfter(event.time()))
                    .count();
            all.add(after + random.nextInt(all.size() - after + 1), event);
        }
        return played(all);
    }

    private static List<LogEvent> burst(Deque<LogEvent> queue, Random random) {
        var some = new ArrayList<LogEvent>();
        for (var i = random.nextInt(12); i >= 0 && !queue.isEmpty(); i--) {
            some.add(queue.remove());
        }
        return some;
    }

    /** Everything but the last words: as a live tail stands. */
    public List<LogEvent> open() {
        var all = inOrderOfTime();
        return all.subList(0, all.size() - logs.size());
    }

    private List<LogEvent> played(List<LogEvent> records) {
        var all = new ArrayList<LogEvent>(announcements());
        all.addAll(records);
        all.addAll(closings());
        return all;
    }
}
