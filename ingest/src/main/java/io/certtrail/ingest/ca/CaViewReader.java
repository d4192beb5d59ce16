/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.ca;

import io.certtrail.ingest.OpenRecordReader;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.table.ColumnNames;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CA's database as {@code certutil -view} prints them: a list of the columns with their names in the
 * language of the server, then each row as {@code Row 1:} and a line for each of its columns.
 */
public final class CaViewReader extends OpenRecordReader {
    private static final Pattern ROW = Pattern.compile("\\p{L}{1,20} \\d{1,10}:\\s*");
    private static final Pattern COLUMN = Pattern.compile(" {2}(\\S{1,80}) {2,}(\\S.{0,80}?) {2,}\\S+ +\\d+\\b.*");
    private static final Pattern VALUE = Pattern.compile(" {2}(\\p{L}[^:]{0,79}): ?(.*)");
    private static final Pattern END =
            Pattern.compile("(?i)Maxim[^:]{1,60}: .*|\\d{1,10} (?:Rows|Zeilen)\\b.*|CertUtil: .*");
    private static final int LINE_LIMIT = 2000;
    private static final int MOST_COLUMNS = 256;
    private static final int LONGEST_NAMES = 400;

    private final Rows rows;
    private final CaRows caRows;
    private final ColumnNames names = CaColumns.NAMES.copy();
    private int columns;
    private @Nullable OpenRow open;

    public CaViewReader(InputStream bytes, SourceContext context) {
        super(new Lines(bytes));
        this.rows = new Rows(context);
        this.caRows = new CaRows(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        var inRow = false;
        for (var line : head.lines(1000)) {
            var value = VALUE.matcher(line);
            if (inRow
                    && value.matches()
                    && CaColumns.NAMES.column(value.group(1)).isPresent()) {
                return true;
            }
            var column = COLUMN.matcher(line);
            if (line.length() < LONGEST_NAMES
                    && column.matches()
                    && column.group(1).startsWith("Request.")) {
                return true;
            }
            inRow |= ROW.matcher(line).matches();
        }
        return false;
    }

    @Override
    protected void read() {
        if (lines.overlong()) {
            finish();
            ready.add(rows.overlong(lines));
            return;
        }
        var line = lines.text();
        if (ROW.matcher(line).matches()) {
            finish();
            open = new OpenRow(lines.number(), line, names.picking());
        } else if (open == null || END.matcher(line).matches()) {
            finish();
            learn(line);
            ready.add(new Row.Ignored(null));
        } else {
            goOn(open, line);
        }
    }

    /** The list of columns before the first row says what this server calls them. */
    private void learn(String line) {
        var column = COLUMN.matcher(line);
        if (columns < MOST_COLUMNS && line.length() < LONGEST_NAMES && column.matches()) {
            columns++;
            names.withAlias(column.group(2), column.group(1));
        }
    }

    private void goOn(OpenRow row, String line) {
        var value = VALUE.matcher(line);
        if (value.matches()) {
            row.take(line, value.group(1), value.group(2));
        } else {
            row.skip();
        }
        if (row.moreLines() >= LINE_LIMIT) {
            finish();
        }
    }

    @Override
    protected void finish() {
        var row = open;
        open = null;
        if (row != null) {
            ready.add(caRows.row(row.record()), row.moreLines());
        }
    }
}
