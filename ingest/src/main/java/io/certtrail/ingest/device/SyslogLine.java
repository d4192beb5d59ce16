/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of older iOS, and of tools that stream it: {@code May 23 14:15:36 iPhone profiled[150] <Error>: text}. It has
 * neither a year nor an offset; the name of the device may have blanks.
 */
final class SyslogLine {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Pattern SHAPE = Pattern.compile(
            "([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?) \\S.{0,63}? ([^\\s\\[(]{1,64})(?:\\([^\\s()]{1,64}\\))?"
                    + "\\[(\\d{1,9})\\] <(Emergency|Alert|Critical|Error|Warning|Notice|Info|Debug)>:(.*)",
            Pattern.DOTALL);

    private static final Pattern START = Pattern.compile("[A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:");

    private SyslogLine() {}

    /** Whether a line begins as this log's lines do. */
    static boolean looksLike(String line) {
        return SHAPE.matcher(line).matches();
    }

    /** The line's parts, or null when it is none such. */
    static @Nullable AppleLine read(byte[] bytes, int from, int to) {
        if (to - from < 3 || bytes[from] < 'A' || bytes[from] > 'S' || !mayBeMonth(bytes, from)) {
            return null;
        }
        var line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        var parts = SHAPE.matcher(line);
        return parts.matches() ? line(parts) : START.matcher(line).lookingAt() ? other(line) : null;
    }

    private static AppleLine line(Matcher parts) {
        return new AppleLine(
                parts.group(6).toUpperCase(Locale.ROOT),
                time(parts.group(1), parts.group(2), parts.group(3)),
                parts.group(4),
                AppleLine.number(parts.group(5)),
                null,
                parts.group(7).strip());
    }

    /** A line that is cut off, or of a process that writes in another form. */
    private static AppleLine other(String line) {
        var words = line.split(" +", 4);
        var time = time(words[0], words[1], words[2]);
        return new AppleLine("", time, line.indexOf(']') < 0 ? "" : "other", null, null, "");
    }

    private static AppleTime time(String month, String day, String time) {
        return AppleTime.ofYear("%s %s %s".formatted(month, day, time), day(month, day), time);
    }

    private static boolean mayBeMonth(byte[] bytes, int from) {
        return MONTHS.contains(new String(bytes, from, 3, StandardCharsets.US_ASCII));
    }

    private static @Nullable MonthDay day(String month, String day) {
        try {
            return MonthDay.of(MONTHS.indexOf(month) + 1, Integer.parseInt(day));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
