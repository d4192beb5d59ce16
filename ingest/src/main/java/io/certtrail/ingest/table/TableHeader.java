/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.table;

import io.certtrail.ingest.lines.Head;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The line with the names of the columns.
 *
 * @param separator comma, semicolon or tab
 * @param names as written
 */
public record TableHeader(char separator, List<String> names) {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int MOST_COLUMNS = 512;

    /** How many lines are looked at: those before it may be a preamble, or broken. */
    private static final int LINES_LOOKED_AT = 10;

    public TableHeader {
        names = List.copyOf(names);
    }

    /** The columns a table that begins so has, as far as known: those of the line that names most of them. */
    public static Set<String> columns(Head head, ColumnNames known) {
        return head.texts(LINES_LOOKED_AT).stream()
                .filter(line -> !isPreamble(line))
                .map(line -> looked(line).columns(known))
                .max(Comparator.comparing(Set::size))
                .orElse(Set.of());
    }

    /** The names in a line that may well be none: every log is asked, so a parser is kept for those that need one. */
    private static TableHeader looked(String line) {
        if (line.indexOf('"') >= 0) {
            return of(line);
        }
        var best = SEPARATORS[0];
        for (var separator : SEPARATORS) {
            best = count(line, separator) > count(line, best) ? separator : best;
        }
        var names = count(line, best) < MOST_COLUMNS ? line.split(String.valueOf(best)) : new String[0];
        return new TableHeader(best, List.of(names));
    }

    private static int count(String line, char wanted) {
        int count = 0;
        for (int at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + 1)) {
            count++;
        }
        return count;
    }

    /** What a spreadsheet or PowerShell may write before the names. */
    static boolean isPreamble(String line) {
        return line.isBlank() || line.startsWith("#TYPE") || line.regionMatches(true, 0, "sep=", 0, 4);
    }

    /** The names in a line; with the separator that stands between most of them. */
    static TableHeader of(String line) {
        var best = new TableHeader(',', List.of());
        for (var separator : SEPARATORS) {
            var names = CsvRecords.split(line, separator);
            if (names.size() > best.names().size() && names.size() <= MOST_COLUMNS) {
                best = new TableHeader(separator, names);
            }
        }
        return best;
    }

    Set<String> columns(ColumnNames known) {
        var columns = new HashSet<String>();
        names.forEach(name -> known.column(name).ifPresent(columns::add));
        return columns;
    }
}
