/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.ca;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.RegionalTimes;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.ingest.table.TableRecord;
import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes events of the rows of a CA's database: each is of the time the request was decided, or else submitted. */
final class CaRows {
    private static final String NO_TIME = "a row without %s and %s, and nothing says when it was printed:"
            + " tell it in case.yaml, such as modified: 2018-06-17T01:03:44Z";

    private final SourceContext context;
    private final Rows rows;
    private final Origin origin;

    CaRows(SourceContext context) {
        this.context = context;
        this.rows = new Rows(context);
        this.origin = Objects.requireNonNullElse(context.origin(), Origin.CA);
    }

    Row row(TableRecord read) {
        var columns = new LinkedHashMap<String, String>();
        read.values()
                .forEach((column, value) -> columns.put(column, Rows.text(CaColumns.value(column, value, context))));
        if (columns.isEmpty()) {
            return rejected(read, "a row without a value in any column that is known");
        }
        var written = columns.getOrDefault(CaColumns.RESOLVED, columns.getOrDefault(CaColumns.SUBMITTED, ""));
        if (RegionalTimes.isDoubtful(written, context.dates())) {
            return rejected(read, RegionalTimes.doubt(written));
        }
        var time = time(written);
        return time == null
                ? rejected(read, NO_TIME.formatted(CaColumns.RESOLVED, CaColumns.SUBMITTED))
                : new Row.Read(event(read, time, columns));
    }

    private @Nullable Instant time(String written) {
        var time = RegionalTimes.instant(written, ZoneOffset.UTC, context.dates());
        return time == null ? context.modified() : time;
    }

    private LogEvent event(TableRecord read, Instant time, Map<String, String> columns) {
        var host = context.host() == null ? null : Hosts.normal(context.host());
        var bytes = read.bytes();
        var id = EventIds.ofBytes(origin, host, bytes, 0, bytes.length);
        return rows.server(id, origin, host, time, read.number(), Secrets.redact(read.text()), new CaRow(columns));
    }

    private Row rejected(TableRecord read, String reason) {
        return rows.rejected(read.number(), reason, read.bytes(), read.text().length());
    }
}
