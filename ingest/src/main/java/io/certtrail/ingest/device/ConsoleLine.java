/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line as Console.app copies it: {@code debug 18:30:53.691033 -0500 profiled text}. */
final class ConsoleLine {
    private static final Set<String> LEVELS = Set.of("DEBUG", "DEFAULT", "INFO", "ERROR", "FAULT");
    private static final Pattern SHAPE =
            Pattern.compile("(?i)\\s*(?:debug|default|info|error|fault)\\s+\\d\\d:\\d\\d:\\d\\d\\.\\d{1,6}\\s.*");

    private ConsoleLine() {}

    /** Whether a line begins as this log's lines do. */
    static boolean looksLike(String line) {
        return SHAPE.matcher(line).matches();
    }

    /** The line's parts, or null when it does not begin with a level and something like a time. */
    static @Nullable AppleLine read(byte[] bytes, int from, int to) {
        var words = new Words(bytes, from, to);
        if (!words.next() || words.end() - words.start() > 7) {
            return null;
        }
        var level = words.text().toUpperCase(Locale.ROOT);
        if (!LEVELS.contains(level) || !words.next()) {
            return null;
        }
        var time = words.text();
        if (time.length() < 5 || time.length() > 18 || time.charAt(2) != ':' || !words.next()) {
            return null;
        }
        var offset = AppleTime.offset(words.text());
        return offset != null && !words.next() ? null : split(level, AppleTime.ofDay(time, offset), words);
    }

    /** Some versions put the number of the process after its name. */
    private static AppleLine split(String level, AppleTime time, Words words) {
        var name = words.text();
        int bracket = name.indexOf('[');
        var process = bracket > 0 ? name.substring(0, bracket) : name.endsWith(":") ? without(name) : name;
        return new AppleLine(level, time, process, number(name, bracket), null, words.rest());
    }

    private static String without(String colon) {
        return colon.substring(0, colon.length() - 1);
    }

    private static @Nullable Integer number(String name, int bracket) {
        int end = name.indexOf(']', Math.max(bracket, 0));
        return bracket > 0 && end > bracket ? AppleLine.number(name.substring(bracket + 1, end)) : null;
    }
}
