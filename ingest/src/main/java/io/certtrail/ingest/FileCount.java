/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of the rows of one file. */
final class FileCount {
    private long events;
    private long ignored;
    private long rejected;
    private @Nullable Instant from;
    private @Nullable Instant to;

    void event(Instant time) {
        events++;
        from = from == null || time.isBefore(from) ? time : from;
        to = to == null || time.isAfter(to) ? time : to;
    }

    void ignored() {
        ignored++;
    }

    void rejected() {
        rejected++;
    }

    FileReport report(LogSource source) {
        return new FileReport(
                source.file(),
                source.id(),
                source.format(),
                events + ignored + rejected,
                events,
                ignored,
                rejected,
                from,
                to);
    }
}
