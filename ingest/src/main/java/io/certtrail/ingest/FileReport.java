/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file; lines = events + ignored + rejected.
 *
 * @param lines rows read: lines of a text log, records of another
 * @param from time of the earliest event, or null when there is none
 * @param to time of the latest event, or null when there is none
 */
public record FileReport(
        String file,
        String source,
        String format,
        long lines,
        long events,
        long ignored,
        long rejected,
        @Nullable Instant from,
        @Nullable Instant to) {}
