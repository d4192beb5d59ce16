/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.table.ColumnNames;
import io.certtrail.ingest.table.CsvTable;
import io.certtrail.ingest.table.TableHeader;
import io.certtrail.ingest.table.TableRecord;
import java.io.InputStream;

/** What {@code Get-WinEvent ... | Export-Csv} writes: the text of each event, but not its data. */
public final class EventCsv {
    private static final ColumnNames NAMES = ColumnNames.empty()
            .with(PowerShell.ID, PowerShell.ID)
            .with(PowerShell.PROVIDER, PowerShell.PROVIDER)
            .with(PowerShell.CHANNEL, PowerShell.CHANNEL)
            .with(PowerShell.TIME, PowerShell.TIME)
            .with(PowerShell.LEVEL, PowerShell.LEVEL)
            .with(PowerShell.RECORD, PowerShell.RECORD)
            .with(PowerShell.COMPUTER, PowerShell.COMPUTER)
            .with(PowerShell.USER, PowerShell.USER)
            .with(PowerShell.MESSAGE, PowerShell.MESSAGE);

    private final ListedEvents rows;

    private EventCsv(SourceContext context) {
        this.rows = new ListedEvents(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return TableHeader.columns(head, NAMES).containsAll(PowerShell.KEYS);
    }

    /** Opens a table. */
    public static LogCursor open(InputStream bytes, SourceContext context) {
        return new CsvTable(bytes, context, NAMES, new EventCsv(context)::row);
    }

    private Row row(TableRecord read) {
        return rows.row(read.values(), read.bytes(), read.number());
    }
}
