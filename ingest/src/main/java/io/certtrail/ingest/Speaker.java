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

    private final LogSource source;
    private final FeedOptions options;
    private final int of;
    private final FeedSink sink;
    private final ProgressIds ids;
    private @Nullable Instant said;
    private @Nullable Instant heard;
    private @Nullable Instant newest;
    private @Nullable Instant until;
    private boolean missed;
    private long minute = Long.MIN_VALUE;

    Speaker(LogSource source, FeedOptions options, int of, FeedSink sink) {
        this.source = source;
        this.options = options;
        this.of = of;
        this.sink = sink;
        this.ids = ProgressIds.of(source.id(), Long.toString(options.epoch()));
    }

    /** Says that the source is there, before any record. */
    void announce() {
        say(null, null, Progress.State.OPEN);
    }

    /** Takes note of a row; true when this is news: of another minute than what was heard before, or long missed. */
    boolean row(Instant time) {
        newest = newest == null || time.isAfter(newest) ? time : newest;
        var wasMissed = missed;
        missed = false;
        return hear(time) || wasMissed;
    }

    /** Takes note that it was there; true when it was last heard in another minute. */
    boolean hear(Instant time) {
        heard = heard == null || time.isAfter(heard) ? time : heard;
        long minuteOfRow = Math.floorDiv(time.getEpochSecond(), 60L);
        var isNew = minuteOfRow != minute;
        minute = minuteOfRow;
        return isNew;
    }

    /** Whether this bound is at least a second above what was said last. */
    boolean hasNews(@Nullable Instant bound) {
        return bound != null && (said == null || bound.isAfter(said.plusSeconds(1)));
    }

    /** Says that only rows from this bound on are to come. */
    void speak(@Nullable Instant bound) {
        raise(bound);
        say(said, heard, missed ? Progress.State.IDLE : Progress.State.OPEN);
        heard = null;
    }

    private void raise(@Nullable Instant bound) {
        var watermark = capped(bound);
        if (watermark != null && (said == null || watermark.isAfter(said))) {
            said = watermark;
        }
    }

    /** Says once that a log is missed which was heard too long ago. */
    void miss(Instant merged, @Nullable Instant bound) {
        if (!missed && isSilent(merged)) {
            missed = true;
            raise(bound);
            say(said, heard, Progress.State.IDLE);
            heard = null;
        }
    }

    /** Whether nothing has come for longer than is normal. */
    boolean isSilent(Instant merged) {
        var patience = source.silentAfter();
        return patience != null && newest != null && !merged.isBefore(newest.plus(patience));
    }

    /** Whether a row with a time has come. */
    boolean hasBegun() {
        return newest != null;
    }

    /** Says nothing yet, but is there up to this time, at which its writer goes on with another file. */
    void goesOnUntil(@Nullable Instant next) {
        until = next;
    }

    /** Whether its writer, whose file has ended, was still there and had not yet begun another file. */
    boolean goesOn(Instant minute) {
        return until != null && !minute.isAfter(until);
    }

    /** The last word: all sources end with the same watermark. */
    void end(Instant asOf) {
        say(asOf, heard, Progress.State.CLOSED);
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

    private void say(@Nullable Instant watermark, @Nullable Instant latest, Progress.State state) {
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
                new Progress(source.id(), options.epoch(), of, watermark, latest, state, source.onDemand())));
    }
}
