/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.ca;

import io.certtrail.ingest.table.ColumnNames;
import io.certtrail.ingest.table.TableRecord;
import io.certtrail.schemas.event.LogEvent;

/** A row whose columns may not all have been read yet; certificates and requests in it are skipped. */
final class OpenRow {
    private final long number;
    private final String first;
    private final StringBuilder text = new StringBuilder();
    private final ColumnNames.Picking picking;
    private int moreLines;

    OpenRow(long number, String line, ColumnNames.Picking picking) {
        this.number = number;
        this.first = line;
        this.picking = picking;
    }

    void take(String line, String name, String value) {
        moreLines++;
        picking.take(name, value);
        if (text.length() + line.length() <= 2 * LogEvent.TEXT_LIMIT) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
    }

    void skip() {
        moreLines++;
    }

    int moreLines() {
        return moreLines;
    }

    /** Its number among the rows printed is not part of it: the next print may have another. */
    TableRecord record() {
        return new TableRecord(number, text.isEmpty() ? first : text.toString(), picking.values());
    }
}
