/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.lines.DateOrder;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One entry of case.yaml: what is known of some files.
 *
 * @param files which files, relative to case.yaml
 * @param date the day of the first line, for logs whose lines have none
 * @param silentAfter after which silence the log is missed; null when it may be silent
 * @param onDemand whether somebody collects it by hand
 * @param disorder how far its records lie out of order, where that is more than usual for their format
 * @param modified when the file was last written, where its copy no longer says so
 * @param fields the columns of IIS lines whose {@code #Fields} header a shipper dropped
 * @param dates which of day and month comes first in dates like 5/6/2024
 */
record Rule(
        Glob files,
        @Nullable Origin origin,
        @Nullable String host,
        @Nullable String device,
        @Nullable Platform platform,
        @Nullable ZoneId timezone,
        @Nullable LocalDate date,
        @Nullable Instant modified,
        @Nullable LogFormat format,
        @Nullable String fields,
        @Nullable DateOrder dates,
        @Nullable Duration silentAfter,
        boolean onDemand,
        @Nullable Duration disorder) {

    /** What holds for a file no entry names. */
    static final Rule NONE =
            new Rule(Glob.of("*"), null, null, null, null, null, null, null, null, null, null, null, false, null);
}
