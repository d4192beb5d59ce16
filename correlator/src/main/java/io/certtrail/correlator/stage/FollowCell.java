/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.trail.Requests;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.TrailState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is known of one device, or of one record that found none. It is changed in place. */
public final class FollowCell {
    /** The newest of what is past that stay. */
    private static final int MOST = 400;
    /** What may wait ahead of the watermark, too. */
    private static final int MOST_AHEAD = 4_000;

    private final ArrayList<Seen> seen;
    private final Map<String, Said> said;
    private long dropped;
    private boolean ownLog;
    private @Nullable Instant due;

    /** What was judged last, and the ids of requests: neither is kept, both follow from the rest. */
    private final Map<String, Judged> judged = new HashMap<>();

    private final Map<String, String> ids = new HashMap<>();

    /** A device of which nothing is known. */
    public FollowCell() {
        this(List.of(), 0, false, Map.of(), null);
    }

    /**
     * A cell as it was kept.
     *
     * @param seen in order of time
     * @param dropped how many old observations were let go to keep the cell small
     * @param ownLog whether the device ships a log
     * @param said what was last said of each request
     * @param due when it is on the agenda, or null
     */
    public FollowCell(List<Seen> seen, long dropped, boolean ownLog, Map<String, Said> said, @Nullable Instant due) {
        this.seen = new ArrayList<>(seen);
        this.dropped = dropped;
        this.ownLog = ownLog;
        this.said = new TreeMap<>(said);
        this.due = due;
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

        private boolean is(String id) {
            return until == null && observation.id().equals(id);
        }
    }

    /** What was last said of one request. */
    public record Said(TrailState trail, @Nullable Diagnosis diagnosis) {}

    /** A judgement, and what it was made from: it holds until one of these is another, or its time has come. */
    record Judged(
            List<Observation> observations,
            boolean ownLog,
            long presence,
            @Nullable Instant next) {
        boolean holds(List<Observation> now, boolean hasLog, long presenceNow, Instant at) {
            return ownLog == hasLog
                    && presence == presenceNow
                    && (next == null || at.isBefore(next))
                    && same(observations, now);
        }

        @SuppressWarnings("ReferenceEquality") // a copy that is quoted in its stead is another object
        private static boolean same(List<Observation> one, List<Observation> other) {
            if (one.size() != other.size()) {
                return false;
            }
            for (var i = one.size() - 1; i >= 0; i--) {
                if (one.get(i) != other.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The observations in order of time. */
    public List<Seen> seen() {
        return Collections.unmodifiableList(seen);
    }

    /** How many old observations were let go. */
    public long dropped() {
        return dropped;
    }

    /** Whether the device ships a log. */
    public boolean ownLog() {
        return ownLog;
    }

    /** What was last said, by request. */
    public Map<String, Said> said() {
        return said;
    }

    /** When it is on the agenda, or null. */
    public @Nullable Instant due() {
        return due;
    }

    Map<String, Judged> judged() {
        return judged;
    }

    Map<String, String> ids() {
        return ids;
    }

    boolean has(String id) {
        return place(id) >= 0;
    }

    private int place(String id) {
        for (var i = seen.size() - 1; i >= 0; i--) {
            if (seen.get(i).is(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Quotes a copy of a known observation in its stead, when its place comes first. */
    void orCopy(Observation copy) {
        seen.replaceAll(known -> known.observation().id().equals(copy.id())
                ? new Seen(known.observation().orCopy(copy), known.from(), known.until())
                : known);
    }

    void add(Observation observation, Instant from) {
        var at = seen.size();
        while (at > 0 && Requests.ORDER.compare(seen.get(at - 1).observation(), observation) > 0) {
            at--;
        }
        seen.add(at, new Seen(observation, from, null));
        if (seen.size() > MOST_AHEAD) {
            drop(1);
        }
    }

    /** Of what is past, only the newest stay: which these are does not depend on how far others have read ahead. */
    void forget(Instant time) {
        var past = 0;
        while (past < seen.size() && !seen.get(past).from().isAfter(time)) {
            past++;
        }
        if (past > MOST) {
            drop(past - MOST);
        }
    }

    private void drop(int oldest) {
        seen.subList(0, oldest).clear();
        dropped += oldest;
    }

    void remove(String id, Instant from) {
        var at = place(id);
        if (at >= 0) {
            seen.set(at, new Seen(seen.get(at).observation(), seen.get(at).from(), from));
        }
    }

    void announce() {
        ownLog = true;
    }

    void dueAt(@Nullable Instant time) {
        due = time;
    }

    List<Observation> at(Instant time) {
        var visible = new ArrayList<Observation>(seen.size());
        for (var known : seen) {
            if (known.at(time)) {
                visible.add(known.observation());
            }
        }
        return visible;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FollowCell cell
                && seen.equals(cell.seen)
                && said.equals(cell.said)
                && dropped == cell.dropped
                && ownLog == cell.ownLog
                && Objects.equals(due, cell.due);
    }

    @Override
    public int hashCode() {
        return Objects.hash(seen, said, dropped, ownLog, due);
    }
}
