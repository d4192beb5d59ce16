/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.signal.Observation.Join;
import io.certtrail.correlator.trail.Request;
import io.certtrail.correlator.trail.Requests;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is known of one device, or of one record that found none. It is changed in place. */
public final class FollowCell {
    /** About how many bytes of memory all takes beside the observations. */
    private static final int BARE = 1_300;

    /** So few are never too large. */
    private static final int FEW = 50;
    /** With what may wait ahead of the watermark. */
    private static final int MOST_AHEAD = 2_000;

    static final Duration MINUTE = Duration.ofMinutes(1);

    private final ArrayList<Seen> seen;
    private final Map<String, Said> said;
    private long dropped;
    private boolean ownLog;
    private @Nullable Instant due;

    /** What was judged last, and what follows from the rest: it is not kept. */
    private List<Judged> judged = List.of();

    private List<Request> requests = List.of();

    private boolean open;
    private boolean counted;
    private long size = BARE;

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
        this.open = anyOpen(said);
        for (var each : seen) {
            size += each.observation().size() + each.written();
        }
    }

    private static boolean anyOpen(Map<String, Said> said) {
        for (var each : said.values()) {
            if (each.isOpen()) {
                return true;
            }
        }
        return false;
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

    /** About how many bytes of memory it takes. */
    public long size() {
        return size;
    }

    /** The requests that were judged last. */
    List<Request> requests() {
        return requests;
    }

    /** What was judged last of a request, or null. */
    @Nullable Judged judged(String request) {
        for (var each : judged) {
            if (each.request().id().equals(request)) {
                return each;
            }
        }
        return null;
    }

    void judged(List<Judged> all) {
        judged = all;
        requests = all.stream().map(Judged::request).toList();
        open = anyOpen(said);
    }

    /** Nothing is to be judged again unless more is seen: until then what was judged last only takes room. */
    void rest() {
        judged = List.of();
        requests = List.of();
    }

    /** The host that wrote the first record of it that is known, or null. */
    @Nullable String host() {
        for (var known : seen) {
            if (known.observation().host() != null) {
                return known.observation().host();
            }
        }
        return null;
    }

    /** Time of its last observation, or null. */
    @Nullable Instant last() {
        return seen.isEmpty() ? null : seen.get(seen.size() - 1).observation().time();
    }

    /** Whether it is known to be among those that are forgotten in their time. */
    boolean isCounted() {
        return counted;
    }

    void counted() {
        counted = true;
    }

    /** Whether it is known, and joined in this way. */
    boolean has(Observation observation) {
        return place(observation.id(), observation.join()) >= 0;
    }

    private int place(String id, @Nullable Join join) {
        for (var i = seen.size() - 1; i >= 0; i--) {
            if (seen.get(i).is(id, join)) {
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
        size += observation.size();
        if (seen.size() > MOST_AHEAD) {
            drop(0);
        }
    }

    /** Of what is past, some may have to go: which these are does not depend on how far others have read ahead. */
    void forget(Instant time) {
        if (seen.size() <= FEW) {
            return;
        }
        var past = 0;
        while (past < seen.size() && !seen.get(past).from().isAfter(time)) {
            past++;
        }
        var gone = Keeping.tooMany(seen.subList(0, past));
        for (var place = gone.length() - 1; place >= 0; place = gone.previousSetBit(place - 1)) {
            drop(place);
        }
    }

    private void drop(int place) {
        var gone = seen.remove(place);
        size -= gone.observation().size() + gone.written();
        dropped++;
    }

    void remove(String id, @Nullable Join join, Instant from) {
        var at = place(id, join);
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

    /** What is known at a time; of a record that is joined in several ways the one joined most surely. */
    List<Observation> at(Instant time) {
        var visible = new ArrayList<Observation>(seen.size());
        Observation last = null;
        for (var known : seen) {
            if (known.at(time)) {
                var observation = known.observation();
                if (last != null && last.id().equals(observation.id())) {
                    last = last.orSurer(observation);
                    visible.set(visible.size() - 1, last);
                } else {
                    last = observation;
                    visible.add(last);
                }
            }
        }
        return visible;
    }

    /** The next time after one at which what came or went is to be judged, or null. */
    @Nullable Instant nextChange(Instant time) {
        Instant next = null;
        for (var i = seen.size() - 1; i >= 0; i--) {
            var known = seen.get(i);
            if (known.from().isAfter(time)) {
                next = earlier(next, time, judgedAt(known.observation(), known.from()));
            }
            next = earlier(next, time, known.until());
        }
        return next;
    }

    /**
     * When an observation is to be judged. What goes well is judged with all else of its minute, unless there is a
     * diagnosis to be resolved.
     */
    Instant judgedAt(Observation observation, Instant from) {
        var outcome = observation.outcome();
        return open || outcome == Outcome.FAILED || outcome == Outcome.PENDING
                ? from
                : from.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
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
