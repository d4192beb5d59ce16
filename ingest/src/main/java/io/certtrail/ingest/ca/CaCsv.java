/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.ca;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.table.CsvTable;
import io.certtrail.ingest.table.TableHeader;
import java.io.InputStream;

/** The rows of a CA's database as {@code certutil -view ... csv} prints them. */
public final class CaCsv {
    private CaCsv() {}

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return CaColumns.tell(TableHeader.columns(head, CaColumns.NAMES));
    }

    /** Opens a table. */
    public static LogCursor open(InputStream bytes, SourceContext context) {
        return new CsvTable(bytes, context, CaColumns.NAMES, new CaRows(context)::row);
    }
}
