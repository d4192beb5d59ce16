/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A log of which the first rows were shipped before. */
final class GrownSource implements LogSource {
    private final LogFile log;
    private final long rowsBefore;
    private final Fingerprint fingerprint;

    GrownSource(LogFile log, long rowsBefore) {
        this.log = log;
        this.rowsBefore = rowsBefore;
        this.fingerprint = Fingerprint.of(log.content());
    }

    long rowsBefore() {
        return rowsBefore;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    @Override
    public String id() {
        return log.id();
    }

    @Override
    public String file() {
        return log.file();
    }

    @Override
    public String format() {
        return log.format();
    }

    @Override
    public Origin origin() {
        return log.origin();
    }

    @Override
    public @Nullable String host() {
        return log.host();
    }

    @Override
    public @Nullable String device() {
        return log.device();
    }

    @Override
    public @Nullable Platform platform() {
        return log.platform();
    }

    @Override
    public Duration disorder() {
        return log.disorder();
    }

    @Override
    public @Nullable Duration silentAfter() {
        return log.silentAfter();
    }

    @Override
    public boolean onDemand() {
        return log.onDemand();
    }

    @Override
    public long size() {
        return log.size();
    }

    @Override
    public LogCursor open() throws IOException {
        return new Rest(log.openGrowing(), rowsBefore);
    }

    /**
     * The rows after the known ones. A reject at the very end may be a record that is still being written: it is left
     * for the next run.
     */
    private static final class Rest implements LogCursor {
        private final LogCursor rows;
        private long known;
        private @Nullable Row held;

        Rest(LogCursor rows, long known) {
            this.rows = rows;
            this.known = known;
        }

        @Override
        public @Nullable Row next() throws IOException {
            while (known > 0) {
                known--;
                if (rows.next() == null) {
                    known = 0;
                }
            }
            var row = held == null ? rows.next() : held;
            held = row instanceof Row.Rejected ? rows.next() : null;
            return row instanceof Row.Rejected && held == null ? null : row;
        }

        @Override
        public long bytesRead() {
            return rows.bytesRead();
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
