/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import io.certtrail.simulation.log.LogFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Passes records on in the order in which they arrive, which is not the order in which they were written. */
public final class Arrival implements Sink {
    private static final int SENT_AGAIN = 20;

    private record Arriving(Instant at, long order, LogFile file, Instant time, String text) {
        static final Comparator<Arriving> ORDER =
                Comparator.comparing(Arriving::at).thenComparingLong(Arriving::order);
    }

    private final Sink sink;
    private final Disorder disorder;
    private final Chance chance;
    private final PriorityQueue<Arriving> under = new PriorityQueue<>(Arriving.ORDER);
    private final Map<String, ArrayDeque<Arriving>> sent = new HashMap<>();
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
        var before = sent.computeIfAbsent(next.file().path(), none -> new ArrayDeque<>());
        if (!before.isEmpty() && chance.share() < disorder.cuts()) {
            sink.line(next.file(), next.time(), half(next.text()));
        }
        write(next);
        keep(before, next);
        // A text that was copied from a screen is no shipper's work, and without dates it cannot go back.
        if (!isUndated(next.file()) && chance.share() < disorder.restarts()) {
            before.forEach(this::write);
        }
    }

    private void write(Arriving record) {
        sink.line(record.file(), record.time(), record.text());
    }

    private void keep(ArrayDeque<Arriving> before, Arriving next) {
        before.add(next);
        if (before.size() > (disorder.restarts() > 0 ? SENT_AGAIN : 1)) {
            before.remove();
        }
    }

    /** Of its first line, as far as it had come. */
    private static String half(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.substring(0, line.length() / 2);
    }

    private static boolean isUndated(LogFile file) {
        return file.owner() != null && file.owner().date() != null;
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
