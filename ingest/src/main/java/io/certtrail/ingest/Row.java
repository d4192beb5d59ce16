/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one line or record of a log became; lines read = events + ignored + rejected, always. */
public sealed interface Row {
    /** A record about certificates. */
    record Read(LogEvent event) implements Row {}

    /**
     * A good record about something else, or a directive.
     *
     * @param time its time when it was cheap to know: the source was alive then
     * @param host the computer it names, where a log holds the records of many; or null
     */
    record Ignored(@Nullable Instant time, @Nullable String host) implements Row {
        /** One that names no computer. */
        public Ignored(@Nullable Instant time) {
            this(time, null);
        }
    }

    /** What could not be read. */
    record Rejected(Reject reject) implements Row {}
}
