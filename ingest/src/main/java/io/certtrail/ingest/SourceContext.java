/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.ingest.lines.DateOrder;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.words.Names;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is told about the log it reads.
 *
 * @param origin where its events go; null when each record says so itself, as in a file of Windows events whose origin
 *     nobody configured
 * @param source key of the source in its topic
 * @param host computer of the log when the records do not name one, or null
 * @param device device of the log, or null for servers
 * @param file path inside the case, as evidence quotes it
 * @param zone zone of times that have none of their own
 * @param date the day of the first line, for logs whose lines have none; null when not told
 * @param modified when the log was last written, for what says no time of its own; null when not known
 * @param fields names of an IIS log's columns, as its {@code #Fields} header has them, where a shipper dropped it; or
 *     null
 * @param dates which of day and month comes first in its dates, or null when nobody told
 */
public record SourceContext(
        String tenant,
        @Nullable Origin origin,
        String source,
        @Nullable String host,
        @Nullable String device,
        @Nullable Platform platform,
        String file,
        ZoneId zone,
        @Nullable LocalDate date,
        @Nullable Instant modified,
        @Nullable String fields,
        @Nullable DateOrder dates) {
    public SourceContext {
        source = Names.bounded(source);
    }

    /** Of a log whose columns, if it has any, its own header names. */
    public SourceContext(
            String tenant,
            @Nullable Origin origin,
            String source,
            @Nullable String host,
            @Nullable String device,
            @Nullable Platform platform,
            String file,
            ZoneId zone,
            @Nullable LocalDate date,
            @Nullable Instant modified) {
        this(tenant, origin, source, host, device, platform, file, zone, date, modified, null, null);
    }

    /** Of a log of which nobody knows when it was last written. */
    public SourceContext(
            String tenant,
            @Nullable Origin origin,
            String source,
            @Nullable String host,
            @Nullable String device,
            @Nullable Platform platform,
            String file,
            ZoneId zone,
            @Nullable LocalDate date) {
        this(tenant, origin, source, host, device, platform, file, zone, date, null);
    }

    /** The same of a log of this computer. */
    public SourceContext withHost(String other) {
        return new SourceContext(
                tenant, origin, source, other, device, platform, file, zone, date, modified, fields, dates);
    }

    /** The same of a log with these columns. */
    public SourceContext withFields(@Nullable String columns) {
        return new SourceContext(
                tenant, origin, source, host, device, platform, file, zone, date, modified, columns, dates);
    }
}
