/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the console of iOS, split.
 *
 * @param time null when it is none
 * @param offset null when the line has none
 * @param process without the number some versions put after it
 */
record ConsoleLine(
        String level,
        @Nullable LocalTime time,
        String timeAsWritten,
        @Nullable ZoneOffset offset,
        String process,
        @Nullable Integer processId,
        String text) {

    private static final Set<String> LEVELS = Set.of("debug", "default", "info", "error", "fault");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{4}");
    private static final Pattern SHAPE =
            Pattern.compile("(?i)\\s*(?:debug|default|info|error|fault)\\s+\\d\\d:\\d\\d:\\d\\d\\.\\d{1,6}\\s.*");

    /** Whether a line begins as this log's lines do. */
    static boolean looksLike(String line) {
        return SHAPE.matcher(line).matches();
    }

    /** The line's parts, or null when it does not begin with a level and something like a time. */
    static @Nullable ConsoleLine read(byte[] bytes, int from, int to) {
        var words = new Words(bytes, from, to);
        if (!words.next() || words.end() - words.start() > 7) {
            return null;
        }
        var level = words.text();
        if (!LEVELS.contains(level.toLowerCase(Locale.ROOT)) || !words.next()) {
            return null;
        }
        var time = words.text();
        if (time.length() < 5 || time.length() > 18 || time.charAt(2) != ':' || !words.next()) {
            return null;
        }
        var offset = OFFSET.matcher(words.text()).matches() ? offset(words.text()) : null;
        if (offset != null && !words.next()) {
            return null;
        }
        return split(level, time, offset, words);
    }

    boolean isOf(String... processes) {
        for (var name : processes) {
            if (name.equals(process)) {
                return true;
            }
        }
        return false;
    }

    private static ConsoleLine split(String level, String time, @Nullable ZoneOffset offset, Words words) {
        var name = words.text();
        int bracket = name.indexOf('[');
        var process = bracket > 0 ? name.substring(0, bracket) : name.endsWith(":") ? without(name) : name;
        return new ConsoleLine(level, time(time), time, offset, process, number(name, bracket), words.rest());
    }

    private static String without(String colon) {
        return colon.substring(0, colon.length() - 1);
    }

    private static @Nullable Integer number(String name, int bracket) {
        int end = name.indexOf(']', Math.max(bracket, 0));
        var digits = bracket > 0 && end > bracket ? name.substring(bracket + 1, end) : "";
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static @Nullable ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }
}
