/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import io.certtrail.ingest.lines.ByteSearch;
import io.certtrail.ingest.lines.RecentTexts;
import io.certtrail.ingest.lines.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of one line, found without making strings of them. */
final class Values {
    private static final byte[] NO_LINE = {};
    private static final byte[] NOTHING = {'-'};
    private static final int MOST_DIGITS = 18;

    /** Length of {@code HH:mm:ss}. */
    private static final int TIME_OF_DAY = 8;

    private final RecentTexts recent = new RecentTexts();

    private final int[] starts = new int[Columns.MOST];
    private final int[] ends = new int[Columns.MOST];
    private byte[] line = NO_LINE;
    private int count;

    /** Whether a value that was found at a run of blanks begins with a quote: it may hold blanks then. */
    private boolean mayBeQuoted;

    /** How many values the last split found. */
    int count() {
        return count;
    }

    /**
     * Splits a line into so many values: at runs of blanks, since a user name may begin with a blank; else at quotes
     * and blanks; else at each blank, since a value may be empty. False, with the count of the first way, when none
     * fits.
     */
    boolean split(byte[] bytes, int start, int end, int wanted) {
        line = bytes;
        var to = end;
        while (to > start && isBlank(bytes[to - 1])) {
            to--;
        }
        var fits = runs(start, to) == wanted;
        if (mayBeQuoted ? quoted(start, to) == wanted || runs(start, to) == wanted : fits) {
            return true;
        }
        if (singles(start, to) == wanted) {
            return true;
        }
        runs(start, to);
        return false;
    }

    /** Splits a line at runs of blanks. */
    void split(byte[] bytes, int start, int end) {
        line = bytes;
        runs(start, end);
    }

    /** The value of a column, or null when there is no such column or the log has {@code -}. */
    @Nullable String text(int column) {
        if (column < 0) {
            return null;
        }
        var from = starts[column];
        var to = ends[column];
        if (to - from >= 2 && line[from] == '"' && line[to - 1] == '"') {
            return unquoted(Utf8.text(line, from + 1, to - 1));
        }
        return to == from || (to - from == 1 && line[from] == '-') ? null : Utf8.text(line, from, to);
    }

    /** The same for a column whose values come again and again. */
    @Nullable String common(int column) {
        var plain = column >= 0 && ends[column] > starts[column] && line[starts[column]] != '"';
        return plain && !is(column, NOTHING) ? recent.text(line, starts[column], ends[column]) : text(column);
    }

    /** Where the value of a column begins in the line. */
    int start(int column) {
        return starts[column];
    }

    /** Where the value of a column ends in the line. */
    int end(int column) {
        return ends[column];
    }

    /** Whether a column has exactly this value. */
    boolean is(int column, byte[] value) {
        return column >= 0 && ByteSearch.is(line, starts[column], ends[column], value);
    }

    /** The value of a column as it stands. */
    byte[] copy(int column) {
        return Arrays.copyOfRange(line, starts[column], ends[column]);
    }

    /** The value of a column when it is nothing but up to 18 digits, else -1. */
    long digits(int column) {
        if (column < 0 || ends[column] - starts[column] > MOST_DIGITS) {
            return -1;
        }
        long number = starts[column] == ends[column] ? -1 : 0;
        for (var at = starts[column]; at < ends[column]; at++) {
            if (line[at] < '0' || line[at] > '9') {
                return -1;
            }
            number = number * 10 + line[at] - '0';
        }
        return number;
    }

    /** Seconds since midnight, when the value of a column is a time of day {@code HH:mm:ss}, else -1. */
    int secondOfDay(int column) {
        if (column < 0 || ends[column] - starts[column] != TIME_OF_DAY) {
            return -1;
        }
        int from = starts[column];
        int hour = two(from);
        int minute = two(from + 3);
        int second = two(from + 6);
        var isTime = line[from + 2] == ':' && line[from + 5] == ':' && (hour | minute | second) >= 0;
        return isTime && hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : -1;
    }

    /** Two digits as a number; negative when they are none. */
    private int two(int at) {
        int tens = line[at] - '0';
        int ones = line[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    }

    /** Whether the value of a column holds this lower-case ASCII text in any case. */
    boolean contains(int column, byte[] lowerCase) {
        return column >= 0 && ByteSearch.holds(line, starts[column], ends[column], lowerCase);
    }

    /** How many values at the end are numbers. */
    int trailingNumbers() {
        var numbers = 0;
        while (numbers < Math.min(count, Columns.MOST) && isNumber(Math.min(count, Columns.MOST) - 1 - numbers)) {
            numbers++;
        }
        return numbers;
    }

    private boolean isNumber(int column) {
        for (var at = starts[column]; at < ends[column]; at++) {
            if (line[at] < '0' || line[at] > '9') {
                return false;
            }
        }
        return true;
    }

    private int runs(int start, int end) {
        int words = ByteSearch.words(line, start, end, starts, ends);
        count = words < 0 ? -1 - words : words;
        mayBeQuoted = words < 0 || count > Columns.MOST;
        return count;
    }

    private int singles(int start, int end) {
        count = 0;
        var from = start;
        for (var at = start; at <= end; at++) {
            if (at == end || line[at] == ' ') {
                add(from, at);
                from = at + 1;
            }
        }
        return count;
    }

    private int quoted(int start, int end) {
        count = 0;
        var at = start;
        while (at < end) {
            if (isBlank(line[at])) {
                at++;
            } else {
                var stop = line[at] == '"' ? quoteEnd(at, end) : wordEnd(at, end);
                add(at, stop);
                at = stop;
            }
        }
        return count;
    }

    /** After the closing quote; two quotes stand for one. */
    private int quoteEnd(int from, int end) {
        var at = from + 1;
        while (at < end && (line[at] != '"' || (at + 1 < end && line[at + 1] == '"'))) {
            at += line[at] == '"' ? 2 : 1;
        }
        return Math.min(at + 1, end);
    }

    private int wordEnd(int from, int end) {
        var at = from;
        while (at < end && !isBlank(line[at])) {
            at++;
        }
        return at;
    }

    private void add(int from, int to) {
        if (count < Columns.MOST) {
            starts[count] = from;
            ends[count] = to;
        }
        count++;
    }

    private static @Nullable String unquoted(String text) {
        return text.isEmpty() || text.equals("-") ? null : text.replace("\"\"", "\"");
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }
}
