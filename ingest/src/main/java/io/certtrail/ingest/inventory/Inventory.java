/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.inventory;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.RegionalTimes;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.ingest.table.ColumnNames;
import io.certtrail.ingest.table.CsvTable;
import io.certtrail.ingest.table.TableRecord;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes events of the rows of an inventory; all of them are of the time at which it was exported. */
final class Inventory {
    private static final String NO_TIME =
            "nothing says when this list was made: tell it in case.yaml, such as modified: 2018-06-17T01:03:44Z";

    private static final List<String> TIMES = List.of("lastConnection", "enrolled");

    private final SourceContext context;
    private final Rows rows;
    private final String kind;
    private final Origin origin;

    private Inventory(SourceContext context, String kind, Origin otherwise) {
        this.context = context;
        this.rows = new Rows(context);
        this.kind = kind;
        this.origin = Objects.requireNonNullElse(context.origin(), otherwise);
    }

    static LogCursor open(InputStream bytes, SourceContext context, ColumnNames names, String kind, Origin otherwise) {
        return new CsvTable(bytes, context, names, new Inventory(context, kind, otherwise)::row);
    }

    private Row row(TableRecord read) {
        var time = context.modified();
        if (time == null) {
            return rows.rejected(
                    read.number(), NO_TIME, read.bytes(), read.text().length());
        }
        var id = read.values().get("id");
        var name = read.values().get("name");
        if (id == null && name == null) {
            return rows.rejected(
                    read.number(),
                    "a %s with neither an id nor a name".formatted(kind),
                    read.bytes(),
                    read.text().length());
        }
        return new Row.Read(event(withInstants(read), time, id, name));
    }

    private LogEvent event(TableRecord read, Instant time, @Nullable String id, @Nullable String name) {
        var isDevice = kind.equals("device");
        var host = isDevice || name == null ? null : Hosts.normal(name);
        var device = isDevice ? (id == null ? name : id) : null;
        var bytes = read.bytes();
        return new LogEvent(
                EventIds.ofBytes(origin, isDevice ? device : host, bytes, 0, bytes.length),
                context.tenant(),
                origin,
                context.source(),
                host,
                device,
                isDevice ? DevicePlatforms.of(read.values().getOrDefault("os", "")) : null,
                time,
                rows.place(read.number()),
                Rows.text(Secrets.redact(read.text())),
                new InventoryRow(kind, read.values()));
    }

    /** With its times in one form; one that may be of two days stays as it is written, and it is told why. */
    private TableRecord withInstants(TableRecord read) {
        var changed = read;
        for (var column : TIMES) {
            var written = read.values().get(column);
            if (written != null && RegionalTimes.isDoubtful(written, context.dates())) {
                changed = changed.with(column + "Doubt", RegionalTimes.doubt(written));
            } else if (written != null) {
                var instant = RegionalTimes.instant(written, context.zone(), context.dates());
                changed = instant == null ? changed : changed.with(column, instant.toString());
            }
        }
        return changed;
    }
}
