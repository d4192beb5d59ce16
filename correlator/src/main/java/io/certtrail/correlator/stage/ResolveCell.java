/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.join.Minute;
import io.certtrail.correlator.signal.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What waits, and what is linked, at one joining key. It is changed in place. */
public final class ResolveCell {
    private static final long BARE = 600;
    private static final long LINK = 200;
    private static final long WAITING = 1_000;

    /** Mostly there is one. */
    private List<Observation> anchors;
    /** By id; most cells only hold a link, and nothing ever waits for it. */
    private Map<String, Waiting> floating = Map.of();

    private @Nullable Instant expires;
    /** What waits in order of time, or null until somebody asks: it is not kept. */
    private @Nullable List<Observation> inOrder;
    /** The same with the links, as a minute of submissions, or null until somebody asks: it is not kept. */
    private @Nullable Minute minute;

    /** A key of which nothing is known. */
    public ResolveCell() {
        this(List.of(), List.of(), null);
    }

    /**
     * A cell as it was kept.
     *
     * @param anchors in order of time
     * @param expires when it is forgotten, or null while it is new
     */
    public ResolveCell(List<Observation> anchors, List<Waiting> floating, @Nullable Instant expires) {
        this.anchors = anchors.size() < 2 ? List.copyOf(anchors) : new ArrayList<>(anchors);
        for (var waiting : floating) {
            put(waiting);
        }
        this.expires = expires;
    }

    /**
     * One observation that names no device.
     *
     * @param sentTo the key it was sent on to, empty when it was sent nowhere, or null while it waits
     * @param candidates the devices that it was sent on with, since it may be of any of them
     * @param links how many records it was decided from
     */
    public record Waiting(Observation observation, @Nullable String sentTo, List<String> candidates, int links) {
        public Waiting {
            candidates = List.copyOf(candidates);
        }

        static Waiting of(Observation observation) {
            return new Waiting(observation, null, List.of(), 0);
        }

        private Waiting orCopy(Observation copy) {
            return new Waiting(observation.orCopy(copy), sentTo, candidates, links);
        }
    }

    /** The links, in order of time. */
    public List<Observation> anchors() {
        return Collections.unmodifiableList(anchors);
    }

    /** What waits, and what was sent on. */
    public List<Waiting> floating() {
        return List.copyOf(floating.values());
    }

    /** About how many bytes of memory it takes. */
    public long size() {
        return BARE + LINK * anchors.size() + WAITING * floating.size();
    }

    /** When it is forgotten, or null while it is new. */
    public @Nullable Instant expires() {
        return expires;
    }

    /**
     * Leaves a link; false when that says nothing new.
     *
     * @param byTime whether links are told apart by their times
     */
    boolean anchor(Observation anchor, boolean byTime) {
        if (!anchors.isEmpty()) {
            if (isKnown(anchor) || (!byTime && isSaid(anchor))) {
                return false;
            }
        }
        add(anchor, byTime);
        if (minute != null) {
            minute.addLink(anchor);
        }
        return true;
    }

    private void add(Observation anchor, boolean byTime) {
        if (anchors.isEmpty()) {
            anchors = List.of(anchor);
            return;
        }
        var all = anchors.size() == 1 ? new ArrayList<>(anchors) : anchors;
        if (!byTime) {
            all.removeIf(known -> Links.saysAll(anchor, known));
        }
        insert(all, anchor);
        anchors = all;
    }

    /** Copies of one record have times of the same second. */
    private boolean isKnown(Observation anchor) {
        for (var near :
                between(anchors, anchor.time().minusSeconds(1), anchor.time().plusSeconds(1))) {
            if (near.id().equals(anchor.id())) {
                return true;
            }
        }
        return false;
    }

    private boolean isSaid(Observation anchor) {
        for (var known : anchors) {
            if (Links.saysAll(known, anchor)) {
                return true;
            }
        }
        return false;
    }

    private static void insert(List<Observation> inOrder, Observation one) {
        var at = inOrder.size();
        while (at > 0 && Observation.BY_TIME.compare(inOrder.get(at - 1), one) > 0) {
            at--;
        }
        inOrder.add(at, one);
    }

    /** The links up to a time, it included. */
    List<Observation> anchorsTo(Instant to) {
        return Collections.unmodifiableList(anchors.subList(0, countTo(anchors, to)));
    }

    /** The links from one time to another, both included. */
    List<Observation> anchors(Instant from, Instant to) {
        return between(anchors, from, to);
    }

    /** How many of those in order of time are not later than a time. */
    private static int countTo(List<Observation> all, Instant time) {
        var low = 0;
        var high = all.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (all.get(middle).time().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The time of the first link after a time, or null. */
    @Nullable Instant nextAnchor(Instant time) {
        var next = countTo(anchors, time);
        return next == anchors.size() ? null : anchors.get(next).time();
    }

    /** What waits here from one time to another, both included, in order of time. */
    List<Waiting> waiting(Instant from, Instant to) {
        if (inOrder == null) {
            inOrder = new ArrayList<>();
            floating.values().stream()
                    .map(Waiting::observation)
                    .sorted(Observation.BY_TIME)
                    .forEach(inOrder::add);
        }
        return between(inOrder, from, to).stream()
                .map(observation -> floating.get(observation.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What waits and what is linked here, when it is a minute of submissions. */
    Minute minute() {
        if (minute == null) {
            minute = new Minute(
                    floating.values().stream().map(Waiting::observation).toList(), anchors);
        }
        return minute;
    }

    private static List<Observation> between(List<Observation> all, Instant from, Instant to) {
        var first = countTo(all, from.minusNanos(1));
        return Collections.unmodifiableList(all.subList(first, Math.max(first, countTo(all, to))));
    }

    boolean isEmpty() {
        return floating.isEmpty();
    }

    boolean has(Observation observation) {
        return floating.containsKey(observation.id());
    }

    /** Notes where an observation waits or went. */
    void waiting(Waiting waiting) {
        if (put(waiting)) {
            return;
        }
        var observation = waiting.observation();
        if (inOrder != null) {
            insert(inOrder, observation);
        }
        if (minute != null) {
            minute.addWaiting(observation);
        }
    }

    /** Whether it was there before. */
    private boolean put(Waiting waiting) {
        if (floating.isEmpty()) {
            floating = new LinkedHashMap<>();
        }
        return floating.put(waiting.observation().id(), waiting) != null;
    }

    /** Quotes a copy of a record that still waits in its stead, when its place comes first. */
    void orCopy(Observation copy) {
        var known = floating.get(copy.id());
        if (known != null && known.sentTo() == null) {
            put(known.orCopy(copy));
        }
    }

    void until(Instant time) {
        expires = time;
    }

    /** The host that wrote the first record of it that is known, or null. */
    @Nullable String host() {
        return anchors.isEmpty()
                ? floating.values().stream()
                        .map(waiting -> waiting.observation().host())
                        .findFirst()
                        .orElse(null)
                : anchors.get(0).host();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResolveCell cell
                && anchors.equals(cell.anchors)
                && floating.equals(cell.floating)
                && Objects.equals(expires, cell.expires);
    }

    @Override
    public int hashCode() {
        return Objects.hash(anchors, floating, expires);
    }
}
