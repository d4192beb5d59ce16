/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import io.certtrail.simulation.log.LogFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Passes records on in the order in which they arrive, which is not the order in which they were written. */
public final class Arrival implements Sink {
    private record Arriving(Instant at, long order, LogFile file, Instant time, String text) {
        static final Comparator<Arriving> ORDER =
                Comparator.comparing(Arriving::at).thenComparingLong(Arriving::order);
    }

    private final Sink sink;
    private final Disorder disorder;
    private final Chance chance;
    private final PriorityQueue<Arriving> under = new PriorityQueue<>(Arriving.ORDER);
    private long order;

    /** In front of where the records go. */
    public Arrival(Sink sink, Disorder disorder, Chance chance) {
        this.sink = sink;
        this.disorder = disorder;
        this.chance = chance;
    }

    @Override
    public void line(LogFile file, Instant time, String text) {
        var written = time.minus(disorder.skew(file));
        var late = disorder.late(file);
        send(file, time, text, written.plus(late));
        if (chance.share() < disorder.duplicates()) {
            send(file, time, text, written.plus(late).plus(chance.millis(1, 30_000)));
        }
        deliver(written);
    }

    private void send(LogFile file, Instant time, String text, Instant soonest) {
        var jitter = disorder.jitter().isZero() ? Duration.ZERO : chance.between(Duration.ZERO, disorder.jitter());
        under.add(new Arriving(soonest.plus(jitter), order++, file, time, text));
    }

    private void deliver(Instant now) {
        for (var next = under.peek(); next != null && !next.at().isAfter(now); next = under.peek()) {
            pass(under.remove());
        }
    }

    private void pass(Arriving next) {
        sink.line(next.file(), next.time(), next.text());
    }

    @Override
    public void truth(Truth truth) {
        sink.truth(truth);
    }

    /** Passes on what is still under way. */
    public void flush() {
        while (!under.isEmpty()) {
            pass(under.remove());
        }
    }
}
