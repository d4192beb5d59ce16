/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says the progress of one source: how far it has come, and until when it was heard. */
final class Speaker {
    /** A watermark says that nothing with a time up to it will come, so it stays just below what may come. */
    private static final Duration BELOW = Duration.ofMillis(1);

    private static final long MINUTE_SECONDS = 60;
    private static final long NEVER = Long.MIN_VALUE / MINUTE_SECONDS;

    private final LogSource source;
    private final FeedOptions options;
    private final int of;
    private final FeedSink sink;
    private final ProgressIds ids;
    private @Nullable Instant said;
    /** When it was there last, as long as that is not told. */
    private @Nullable Instant heard;
    /** The minutes in a row in which it was there last, and up to which of them that is told. */
    private long first = NEVER;

    private long last = NEVER;
    private long told = NEVER;
    private @Nullable Instant newest;
    private @Nullable Instant until;
    private boolean missed;

    Speaker(LogSource source, FeedOptions options, int of, FeedSink sink) {
        this.source = source;
        this.options = options;
        this.of = of;
        this.sink = sink;
        this.ids = ProgressIds.of(source.id(), Long.toString(options.epoch()));
    }

    /** Says that the source is there, before any record. */
    void announce() {
        say(null, Progress.State.OPEN);
    }

    /** Takes note of a row; true when this is news: of a minute in which it was not heard before, or long missed. */
    boolean row(Instant time) {
        newest = newest == null || time.isAfter(newest) ? time : newest;
        var wasMissed = missed;
        missed = false;
        return hear(time, time) || wasMissed;
    }

    /**
     * Takes note that it was there in each minute from one time to another; true when that goes beyond the minutes it
     * is known to have been there in. After a pause, what was noted before it is told for itself.
     */
    boolean hear(Instant from, Instant to) {
        var begun = minute(from);
        var ended = minute(to);
        if (begun < first || begun > last + 1) {
            tellHeard();
            first = begun;
            told = begun - 1;
        } else if (ended <= last) {
            return false;
        }
        last = ended;
        heard = heard == null || to.isAfter(heard) ? to : heard;
        return true;
    }

    static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), MINUTE_SECONDS);
    }

    /** Tells when it was there, where that is not told yet. */
    void tellHeard() {
        if (heard != null) {
            say(said, state());
        }
    }

    /** Whether this bound is at least a second above what was said last. */
    boolean hasNews(@Nullable Instant bound) {
        return bound != null && (said == null || bound.isAfter(said.plusSeconds(1)));
    }

    /** Says that only rows from this bound on are to come. */
    void speak(@Nullable Instant bound) {
        raise(bound);
        say(said, state());
    }

    private Progress.State state() {
        return missed ? Progress.State.IDLE : Progress.State.OPEN;
    }

    private void raise(@Nullable Instant bound) {
        var watermark = capped(bound);
        if (watermark != null && (said == null || watermark.isAfter(said))) {
            said = watermark;
        }
    }

    /** Says that it is missed, of which nothing was heard for too long. */
    void miss(@Nullable Instant bound) {
        missed = true;
        raise(bound);
        say(said, Progress.State.IDLE);
    }

    /** From when on it is missed when nothing comes; null when it need not come, or is missed already. */
    @Nullable Instant missedFrom() {
        var patience = source.silentAfter();
        return missed || patience == null || newest == null ? null : newest.plus(patience);
    }

    /** Whether it has said that it is missed. */
    boolean isMissed() {
        return missed;
    }

    /** Whether a row with a time has come. */
    boolean hasBegun() {
        return newest != null;
    }

    /** Says nothing yet, but is there up to this time, at which its writer goes on with another file. */
    void goesOnUntil(@Nullable Instant next) {
        until = next;
    }

    /** Until when its writer, whose file has ended, was still there and had not yet begun another file, or null. */
    @Nullable Instant goesOnUntil() {
        return until;
    }

    /** The last word: all sources end with the same watermark. */
    void end(Instant asOf) {
        say(asOf, Progress.State.CLOSED);
    }

    /** The highest watermark said. */
    @Nullable Instant said() {
        return said;
    }

    private @Nullable Instant capped(@Nullable Instant bound) {
        if (bound == null) {
            return null;
        }
        var below = bound.minus(BELOW);
        var asOf = options.asOf();
        return asOf != null && below.isAfter(asOf) ? asOf : below;
    }

    private void say(@Nullable Instant watermark, Progress.State state) {
        var from = heard == null || told + 1 == last ? null : Instant.ofEpochSecond((told + 1) * MINUTE_SECONDS);
        var latest = heard;
        heard = null;
        told = last;
        sink.event(new LogEvent(
                ids.next(),
                options.tenant(),
                source.origin(),
                source.id(),
                source.host(),
                source.device(),
                source.platform(),
                watermark == null ? Instant.EPOCH : watermark,
                new Place(source.file(), "#0"),
                "",
                new Progress(source.id(), options.epoch(), of, watermark, from, latest, state, source.onDemand())));
    }
}
