/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.RegionalTimes;
import java.util.Map;

/** Makes rows of events whose properties were written for people, in lists and tables: a time may be of two days. */
final class ListedEvents {
    private final SourceContext context;
    private final EventRows rows;

    ListedEvents(SourceContext context) {
        this.context = context;
        this.rows = new EventRows(context);
    }

    /** The row of an event with these values by the names that PowerShell has for them. */
    Row row(Map<String, String> values, byte[] raw, long number) {
        var written = values.getOrDefault(PowerShell.TIME, "");
        return RegionalTimes.isDoubtful(written, context.dates())
                ? rows.rejected(number, RegionalTimes.doubt(written), raw, raw.length)
                : rows.row(PowerShell.read(values, context), raw, number);
    }
}
