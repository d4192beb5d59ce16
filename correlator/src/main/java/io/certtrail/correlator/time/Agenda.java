/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is due when, ordered by time. It lies in memory alone: each entry follows from something the stage keeps, so a
 * stage that starts again reads its agenda from that, and no entry that comes and goes is ever written. Nothing is
 * taken back: a thing that is no more due then is told so by its stage when it comes up.
 */
public final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();

    /** Notes that a thing is due at a time; one thing may be due at several times, and at each of them once. */
    public void add(Instant due, String thing) {
        entries.add(new Entry(TimeKey.micros(due), thing));
    }

    /** Takes the earliest entry due at or before a time. */
    public Optional<Due> take(Instant until) {
        return Optional.ofNullable(next(TimeKey.micros(until)));
    }

    /** Takes all that is due at or before a time, in order, also what comes up on the way. */
    public void takeAll(Instant until, Consumer<Due> taker) {
        var limit = TimeKey.micros(until);
        for (var due = next(limit); due != null; due = next(limit)) {
            taker.accept(due);
        }
    }

    private @Nullable Due next(long until) {
        var first = entries.peek();
        if (first == null || first.micros > until) {
            return null;
        }
        for (var next = entries.peek(); next != null && first.compareTo(next) == 0; next = entries.peek()) {
            entries.poll();
        }
        return new Due(TimeKey.instant(first.micros), first.thing);
    }

    /** One thing that is due. */
    public record Due(Instant at, String thing) {}

    private record Entry(long micros, String thing) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            var byTime = Long.compare(micros, other.micros);
            return byTime == 0 ? thing.compareTo(other.thing) : byTime;
        }
    }
}
