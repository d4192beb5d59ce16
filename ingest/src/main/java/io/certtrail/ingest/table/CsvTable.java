/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.table;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.RowQueue;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file whose first line names its columns; a maker turns each record into a row. */
public final class CsvTable implements LogCursor {
    private static final int LONGEST_LINE = 1 << 16;

    private final Lines lines;
    private final CsvRecords records;
    private final Rows rows;
    private final ColumnNames names;
    private final RecordMaker maker;
    private final RowQueue ready = new RowQueue();
    private @Nullable TableHeader header;
    private boolean hasRecords;

    public CsvTable(InputStream bytes, SourceContext context, ColumnNames names, RecordMaker maker) {
        this.lines = new Lines(bytes, LONGEST_LINE);
        this.records = new CsvRecords(lines);
        this.rows = new Rows(context);
        this.names = names;
        this.maker = maker;
    }

    /** Makes a row of a record whose columns are known by name. */
    @FunctionalInterface
    public interface RecordMaker {
        /** The row of this record. */
        Row make(TableRecord row);
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (ready.isEmpty()) {
            var raw = header == null ? records.nextLine() : records.next();
            if (raw != null) {
                ready.add(row(raw), raw.moreLines());
            }
        }
        return ready.poll();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Row row(CsvRecords.Raw raw) {
        if (raw.fault() != null) {
            return rejected(raw, raw.fault());
        }
        if (raw.text().isBlank() || raw.text().startsWith("CertUtil:")) {
            return new Row.Ignored(null);
        }
        var known = header;
        if (known == null) {
            return TableHeader.isPreamble(raw.text()) ? new Row.Ignored(null) : header(raw);
        }
        return isBetter(raw.text(), known) ? header(raw) : record(raw, known);
    }

    private Row header(CsvRecords.Raw raw) {
        var found = TableHeader.of(raw.text());
        if (found.columns(names).isEmpty()) {
            return rejected(raw, "none of the columns this table needs is named before it");
        }
        header = found;
        return new Row.Ignored(null);
    }

    /** What was taken for the names may have been the end of a broken line before them. */
    private boolean isBetter(String text, TableHeader known) {
        return !hasRecords
                && TableHeader.of(text).columns(names).size()
                        > known.columns(names).size();
    }

    private Row record(CsvRecords.Raw raw, TableHeader known) {
        var values = CsvRecords.split(raw.text(), known.separator());
        var wanted = known.names().size();
        if (values.isEmpty()) {
            return rejected(raw, "a value with a quote that is not closed");
        }
        if (values.equals(known.names())) {
            return new Row.Ignored(null);
        }
        var extra = values.size() == wanted + 1 && values.get(wanted).isBlank();
        if (values.size() != wanted && !extra) {
            return rejected(raw, "%d values for %d columns of the header".formatted(values.size(), wanted));
        }
        hasRecords = true;
        var picking = names.picking();
        for (var i = 0; i < wanted; i++) {
            picking.take(known.names().get(i), values.get(i));
        }
        return maker.make(new TableRecord(raw.number(), raw.text(), picking.values()));
    }

    private Row rejected(CsvRecords.Raw raw, String reason) {
        return rows.rejected(raw.number(), reason, raw.text().getBytes(StandardCharsets.UTF_8), raw.size());
    }
}
