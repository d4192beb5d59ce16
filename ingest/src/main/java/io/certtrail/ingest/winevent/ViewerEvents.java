/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.DateOrder;
import io.certtrail.ingest.lines.RegionalTimes;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Makes rows of what Event Viewer shows of events: in the language of the computer, with times as it shows them. */
final class ViewerEvents {
    private final SourceContext context;
    private final EventRows rows;

    ViewerEvents(SourceContext context) {
        this.context = context;
        this.rows = new EventRows(context);
    }

    /**
     * An event as it is shown.
     *
     * @param level or what the audit came to
     */
    record Shown(
            String log,
            String source,
            String date,
            String id,
            String level,
            String user,
            String computer,
            String message) {}

    /** Whether a text may be the time of an event. */
    static boolean isTime(String text) {
        return PowerShell.time(text, ZoneOffset.UTC, null) != null
                || PowerShell.time(text, ZoneOffset.UTC, DateOrder.DAY_FIRST) != null;
    }

    /** Whether a text may be the number of an event. */
    static boolean isId(String text) {
        var id = EventXml.integer(text.strip());
        return id != null && id >= 0 && id <= 0xFFFF;
    }

    Row row(Shown shown, byte[] raw, long number) {
        if (RegionalTimes.isDoubtful(shown.date(), context.dates())) {
            return rows.rejected(number, RegionalTimes.doubt(shown.date()), raw, raw.length);
        }
        var event = new EventRecord(
                Providers.whole(shown.source().strip()),
                value(shown.log()),
                EventXml.integer(shown.id().strip()),
                Words.level(shown.level()),
                null,
                value(shown.user()),
                value(shown.computer()),
                PowerShell.time(shown.date(), context.zone(), context.dates()),
                new EventData(),
                shown.message());
        return rows.row(event, raw, number);
    }

    private static @Nullable String value(String text) {
        var value = text.strip();
        return value.isEmpty() || value.equals("N/A") ? null : value;
    }
}
