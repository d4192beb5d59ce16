/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.LogReader;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads a phone's log from a string, for tests. */
final class Logs {
    private Logs() {}

    static List<Row> read(LogReader reader, String log, ZoneId zone, LocalDate date) {
        var context = new SourceContext(
                "default", Origin.DEVICE, "device/phone/log", null, "phone", null, "phone/log.txt", zone, date);
        List<Row> rows = new ArrayList<>();
        try (LogCursor cursor = reader.open(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), context)) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    static List<LogEvent> events(List<Row> rows) {
        return rows.stream()
                .filter(Row.Read.class::isInstance)
                .map(row -> ((Row.Read) row).event())
                .toList();
    }

    static List<DeviceLine> lines(List<Row> rows) {
        return events(rows).stream().map(event -> (DeviceLine) event.body()).toList();
    }

    static List<String> reasons(List<Row> rows) {
        return rows.stream()
                .filter(Row.Rejected.class::isInstance)
                .map(row -> ((Row.Rejected) row).reject().reason())
                .toList();
    }
}
