/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.LogReader;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Decoding;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads bytes as a format does, in a made-up context. */
public final class Reading {
    private Reading() {}

    /** All rows of a log. */
    public static List<Row> rows(LogFormat format, byte[] log) {
        return rows(format.reader(), context(format, "log"), log);
    }

    /** All rows of a log with this path. */
    public static List<Row> rows(LogFormat format, byte[] log, String file) {
        return rows(format.reader(), context(format, file), log);
    }

    /** All rows of a log in a context. */
    public static List<Row> rows(LogReader reader, SourceContext context, byte[] log) {
        try (var cursor = reader.open(Decoding.utf8(new ByteArrayInputStream(log)), context)) {
            return rows(cursor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows of a source. */
    public static List<Row> rows(LogSource source) {
        try (var cursor = source.open()) {
            return rows(cursor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(LogCursor cursor) throws IOException {
        var rows = new ArrayList<Row>();
        for (var row = cursor.next(); row != null; row = cursor.next()) {
            rows.add(row);
        }
        return rows;
    }

    /** The events among rows. */
    public static List<LogEvent> events(List<Row> rows) {
        return rows.stream()
                .filter(Row.Read.class::isInstance)
                .map(row -> ((Row.Read) row).event())
                .toList();
    }

    /** The events of a source. */
    public static List<LogEvent> events(LogSource source) {
        return events(rows(source));
    }

    /** The reasons of the rejects among rows. */
    public static List<String> reasons(List<Row> rows) {
        return rows.stream()
                .filter(Row.Rejected.class::isInstance)
                .map(row -> ((Row.Rejected) row).reject().reason())
                .toList();
    }

    /** The reasons of the rejects of a source. */
    public static List<String> reasons(LogSource source) {
        return reasons(rows(source));
    }

    /** A server of one tenant, or a phone for the formats of phones. */
    public static SourceContext context(LogFormat format, String file) {
        var phone = format.origin() == Origin.DEVICE;
        var platform = switch (format) {
            case IOS_CONSOLE, IOS_COMPANY_PORTAL -> Platform.IOS;
            case MACOS_LOG -> Platform.MACOS;
            default -> Platform.ANDROID;
        };
        return new SourceContext(
                "default",
                format.origin(),
                "source",
                phone ? null : "host01",
                phone ? "phone-1" : null,
                phone ? platform : null,
                file,
                ZoneOffset.UTC,
                phone ? LocalDate.of(2018, 2, 27) : null,
                Instant.parse("2024-05-14T07:30:00Z"));
    }
}
