/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.ProgressIds;
import io.certtrail.ingest.files.ReadableLog;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a followed source says of its progress: until when all is there, and until when it was heard. */
final class Voice {
    /** A watermark says that nothing with a time up to it will come, so it stays just below what may come. */
    private static final Duration BELOW = Duration.ofMillis(1);

    /** A record further ahead of the clock has a wrong time. */
    private static final Duration WRONG = Duration.ofDays(1);

    private final String tenant;
    private final String source;
    private final long epoch;
    private final ProgressIds ids;
    private @Nullable Instant watermark;
    private @Nullable Instant heard;
    private long minute = Long.MIN_VALUE;

    /** Of a source that had said this watermark, or none. */
    Voice(String tenant, String source, long epoch, @Nullable Instant watermark, Instant now) {
        this.tenant = tenant;
        this.source = source;
        this.epoch = epoch;
        this.watermark = watermark;
        this.ids = ProgressIds.of(source, epoch + " " + now);
    }

    long epoch() {
        return epoch;
    }

    @Nullable Instant watermark() {
        return watermark;
    }

    /** Takes note of a row; true when it is the first of a minute, which is told at once. */
    boolean hear(Instant time, Duration disorder, Instant now) {
        if (time.isAfter(now.plus(WRONG))) {
            return false;
        }
        var bound = time.minus(disorder).minus(BELOW);
        watermark = watermark == null || bound.isAfter(watermark) ? bound : watermark;
        long minuteOfRow = Math.floorDiv(time.getEpochSecond(), 60L);
        var isNew = minuteOfRow != minute;
        minute = minuteOfRow;
        alive(time);
        return isNew;
    }

    /** It is there, and all that it held was read; what is older than this will not be written any more. */
    void allIsRead(Instant now, Duration time) {
        alive(now);
        var bound = now.minus(time).minus(BELOW);
        watermark = watermark == null || bound.isAfter(watermark) ? bound : watermark;
    }

    private void alive(Instant time) {
        heard = heard == null || time.isAfter(heard) ? time : heard;
    }

    /** That it is there, before any record. */
    LogEvent announcement(LogSource log) {
        return word(log, Progress.State.OPEN, null, null);
    }

    /** How far it has come. */
    LogEvent word(LogSource log, Progress.State state) {
        var until = heard;
        heard = null;
        return word(log, state, watermark, until);
    }

    /** Goes back to what was said when all before was committed. */
    void back(@Nullable Instant to) {
        watermark = to;
        heard = null;
        minute = Long.MIN_VALUE;
    }

    private LogEvent word(LogSource log, Progress.State state, @Nullable Instant until, @Nullable Instant heardUntil) {
        return new LogEvent(
                ids.next(),
                tenant,
                log.origin(),
                source,
                log.host(),
                log.device(),
                log.platform(),
                until == null ? Instant.EPOCH : until,
                new Place(log.file(), "#0"),
                "",
                new Progress(source, epoch, 0, until, null, heardUntil, state, onDemand(log)));
    }

    private static boolean onDemand(LogSource log) {
        return log.onDemand() || !(log instanceof ReadableLog known) || Recall.isOnDemand(known.logFormat());
    }
}
