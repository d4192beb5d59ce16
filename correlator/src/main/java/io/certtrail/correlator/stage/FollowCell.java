/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.trail.Requests;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.TrailState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one device, or of one record that found none.
 *
 * @param seen in order of time
 * @param dropped how many old observations were let go to keep the cell small
 * @param ownLog whether the device ships a log
 * @param said what was last said of each request
 * @param due when it is on the agenda, or null
 */
public record FollowCell(
        List<Seen> seen,
        long dropped,
        boolean ownLog,
        Map<String, Said> said,
        @Nullable Instant due) {
    static final FollowCell EMPTY = new FollowCell(List.of(), 0, false, Map.of(), null);
    private static final int MOST = 400;

    public FollowCell {
        seen = List.copyOf(seen);
        said = Collections.unmodifiableMap(new TreeMap<>(said));
    }

    /**
     * One observation.
     *
     * @param from event time from which on it belongs here
     * @param until event time from which on it does not any more, or null
     */
    public record Seen(
            Observation observation, Instant from, @Nullable Instant until) {
        boolean at(Instant time) {
            return !from.isAfter(time) && (until == null || until.isAfter(time));
        }
    }

    /** What was last said of one request. */
    public record Said(TrailState trail, @Nullable Diagnosis diagnosis) {}

    boolean has(String id) {
        return seen.stream().anyMatch(known -> known.observation().id().equals(id) && known.until() == null);
    }

    /** Quotes a copy of a known observation in its stead, when its place comes first. */
    FollowCell orCopy(Observation copy) {
        var changed = seen.stream()
                .map(known -> known.observation().id().equals(copy.id())
                        ? new Seen(known.observation().orCopy(copy), known.from(), known.until())
                        : known)
                .toList();
        return new FollowCell(changed, dropped, ownLog, said, due);
    }

    FollowCell with(Observation observation, Instant from) {
        var more = new ArrayList<>(seen);
        more.add(new Seen(observation, from, null));
        more.sort(Comparator.comparing(Seen::observation, Requests.ORDER));
        var over = Math.max(0, more.size() - MOST);
        return new FollowCell(more.subList(over, more.size()), dropped + over, ownLog, said, due);
    }

    FollowCell without(String id, Instant from) {
        var changed = seen.stream()
                .map(known -> known.observation().id().equals(id) && known.until() == null
                        ? new Seen(known.observation(), known.from(), from)
                        : known)
                .toList();
        return new FollowCell(changed, dropped, ownLog, said, due);
    }

    FollowCell announced() {
        return new FollowCell(seen, dropped, true, said, due);
    }

    FollowCell due(@Nullable Instant time) {
        return new FollowCell(seen, dropped, ownLog, said, time);
    }

    FollowCell saying(Map<String, Said> all) {
        return new FollowCell(seen, dropped, ownLog, all, due);
    }

    List<Observation> at(Instant time) {
        return seen.stream()
                .filter(known -> known.at(time))
                .map(Seen::observation)
                .toList();
    }

    /** The next time after one at which an observation comes or goes, or null. */
    @Nullable Instant nextChange(Instant time) {
        Instant next = null;
        for (var known : seen) {
            next = earlier(next, time, known.from());
            next = earlier(next, time, known.until());
        }
        return next;
    }

    private static @Nullable Instant earlier(@Nullable Instant next, Instant after, @Nullable Instant candidate) {
        if (candidate == null || !candidate.isAfter(after)) {
            return next;
        }
        return next == null || candidate.isBefore(next) ? candidate : next;
    }
}
