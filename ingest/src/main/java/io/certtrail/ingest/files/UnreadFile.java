/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A file that is no known log: all it gives is one reject with its reason, or nothing when it is empty.
 *
 * @param reason why it is not read; null when it is empty
 */
@SuppressWarnings("ArrayRecordComponent") // the first bytes on their way to a reject: never compared, never changed
record UnreadFile(
        Content content,
        Origin origin,
        SourceContext context,
        @Nullable String reason,
        byte[] head) implements LogSource {
    @Override
    public String id() {
        return context.source();
    }

    @Override
    public String file() {
        return content.name();
    }

    @Override
    public String format() {
        return "unknown";
    }

    @Override
    public @Nullable String host() {
        return context.host();
    }

    @Override
    public @Nullable String device() {
        return context.device();
    }

    @Override
    public @Nullable Platform platform() {
        return context.platform();
    }

    @Override
    public Duration disorder() {
        return Duration.ZERO;
    }

    @Override
    public boolean readable() {
        return false;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public LogCursor open() {
        return new OneReject();
    }

    private final class OneReject implements LogCursor {
        private boolean given = reason == null;

        @Override
        public @Nullable Row next() {
            if (given || reason == null) {
                return null;
            }
            given = true;
            return new Rows(context).rejected(1, reason, Secrets.redact(head), content.size());
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
