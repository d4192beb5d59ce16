/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.table;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file; a quoted value may go on over some lines. A quote that is never closed spoils its own line
 * only: those behind it are read again, each alone.
 */
public final class CsvRecords {
    private static final int LINE_LIMIT = 100;
    private static final int SIZE_LIMIT = Lines.BOUND / 16;
    private static final CsvMapper CSV = new CsvMapper();
    private static final ObjectReader RECORDS =
            CSV.readerForListOf(String.class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private final Lines lines;
    private final ArrayDeque<Line> again = new ArrayDeque<>();

    public CsvRecords(Lines lines) {
        this.lines = lines;
    }

    /**
     * One record, or a line that is none.
     *
     * @param moreLines how many lines it took beyond the first
     * @param fault why it is no record, or null
     */
    public record Raw(
            long number,
            String text,
            int moreLines,
            long size,
            @Nullable String fault) {}

    private record Line(
            long number, String text, long size, @Nullable String fault) {
        Raw alone() {
            return new Raw(number, text, 0, size, fault);
        }
    }

    /** The next line alone, as the names of columns are written, or null at the end. */
    @Nullable Raw nextLine() throws IOException {
        var line = line();
        return line == null ? null : line.alone();
    }

    /** The next record, or null at the end. */
    public @Nullable Raw next() throws IOException {
        if (!again.isEmpty()) {
            return again.remove().alone();
        }
        var first = line();
        if (first == null) {
            return null;
        }
        return first.fault() == null && isOpen(first.text()) ? goOn(first) : first.alone();
    }

    /** The values of a record; none when its quotes are not closed. */
    public static List<String> split(String record, char separator) {
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        try (var values = RECORDS.with(schema).<List<String>>readValues(record)) {
            return values.hasNextValue() ? values.nextValue() : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Raw goOn(Line first) throws IOException {
        var text = new StringBuilder(first.text());
        var size = first.size();
        var open = true;
        while (open && again.size() < LINE_LIMIT && text.length() < SIZE_LIMIT) {
            var line = line();
            if (line == null || line.fault() != null) {
                if (line != null) {
                    again.add(line);
                }
                break;
            }
            again.add(line);
            text.append('\n').append(line.text());
            size += line.size() + 1;
            open = open != isOpen(line.text());
        }
        if (open) {
            return first.alone();
        }
        var more = again.size();
        again.clear();
        return new Raw(first.number(), text.toString(), more, size, null);
    }

    private @Nullable Line line() throws IOException {
        if (!lines.next()) {
            return null;
        }
        return new Line(lines.number(), lines.text(), lines.size(), lines.overlong() ? lines.overlongReason() : null);
    }

    private static boolean isOpen(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
