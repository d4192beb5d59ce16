/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed runs.
 *
 * @param epoch of all its sources; a later run over the same sources has a higher one
 * @param now the wall clock: records more than a day ahead of it have a wrong time
 * @param asOf until when deadlines run; null for the last record's time plus the longest wait
 * @param from records before it are ignored; null for none
 * @param to records from it on are ignored; null for none
 */
public record FeedOptions(
        String tenant,
        long epoch,
        Instant now,
        @Nullable Instant asOf,
        Duration longestWait,
        @Nullable Instant from,
        @Nullable Instant to,
        FeedListener listener) {

    /** All times, to the last record plus the longest wait. */
    public static FeedOptions of(String tenant, Instant now, Duration longestWait) {
        return new FeedOptions(tenant, now.toEpochMilli(), now, null, longestWait, null, null, FeedListener.NONE);
    }

    /** The same with an as-of time. */
    public FeedOptions withAsOf(Instant time) {
        return new FeedOptions(tenant, epoch, now, time, longestWait, from, to, listener);
    }

    /** The same with the first and the last time of interest. */
    public FeedOptions between(@Nullable Instant first, @Nullable Instant end) {
        return new FeedOptions(tenant, epoch, now, asOf, longestWait, first, end, listener);
    }

    /** The same with somebody who looks. */
    public FeedOptions withListener(FeedListener watcher) {
        return new FeedOptions(tenant, epoch, now, asOf, longestWait, from, to, watcher);
    }

    boolean covers(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
}
