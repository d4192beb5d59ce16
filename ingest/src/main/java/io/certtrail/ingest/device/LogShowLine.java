/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line as {@code log show} prints it, in its usual style, as {@code --style syslog} and as {@code --style compact}:
 * with its date, and mostly with its thread, library, subsystem and category.
 */
final class LogShowLine {
    private static final Map<String, String> SHORT_LEVELS =
            Map.of("Df", "DEFAULT", "I", "INFO", "Db", "DEBUG", "E", "ERROR", "F", "FAULT", "A", "ACTIVITY");
    private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3,6}"
            + "(?:[+-]\\d{4} +(?:0x[0-9a-f]{1,16} +[A-Z][a-z]{3,9} +0x[0-9a-f]{1,16} |localhost \\S[^\\[]{0,64}\\[\\d{1,9}\\]: )"
            + "| +(?:Df|I|Db|E|F|A) +\\S[^\\[]{0,64}\\[\\d{1,9}:[0-9a-f]{1,16}\\] ).*");
    private static final Pattern PROCESS =
            Pattern.compile("([^\\[]{1,128})\\[(\\d{1,9})(?::([0-9a-f]{1,16}))?\\]:?(?: (.*))?", Pattern.DOTALL);
    /** The library, and the subsystem with its category. */
    private static final Pattern ORIGIN =
            Pattern.compile("^(?:\\([^()]{1,200}\\) )?(?:\\[[^\\[\\]\\s:]{1,200}:[^\\[\\]]{0,200}\\] )?");

    private static final String DATE = "0000-00-00 00:";
    private static final int LONGEST_NAME = 128;

    private LogShowLine() {}

    /** Whether a line begins as this log's lines do. */
    static boolean looksLike(String line) {
        return SHAPE.matcher(line).matches();
    }

    /** The line's parts, or null when it does not begin with a date and a time. */
    static @Nullable AppleLine read(byte[] bytes, int from, int to) {
        if (!beginsWithDate(bytes, from, to)) {
            return null;
        }
        var words = new Words(bytes, from, to);
        words.next();
        var date = words.text();
        words.next();
        var time = AppleTime.dated(date, words.text());
        if (!words.next()) {
            return cutOff(time);
        }
        var word = words.text();
        if (word.startsWith("0x")) {
            return inColumns(time, word, words);
        }
        var level = SHORT_LEVELS.getOrDefault(word, "DEFAULT");
        return withNumber(level, time, words.rest());
    }

    /** Thread, level, activity, process number, time to live, process, text. */
    private static AppleLine inColumns(AppleTime time, String thread, Words words) {
        var level = words.next() ? words.text().toUpperCase(Locale.ROOT) : "";
        if (!words.next() || !words.nextNumber()) {
            return cutOff(time);
        }
        int pid = words.number();
        if (!words.nextNumber()) {
            return cutOff(time);
        }
        var rest = words.rest();
        int colon = rest.indexOf(": ");
        if (colon < 0 || colon > LONGEST_NAME) {
            return cutOff(time);
        }
        return new AppleLine(level, time, rest.substring(0, colon), pid, thread, text(rest.substring(colon + 2)));
    }

    private static AppleLine withNumber(String level, AppleTime time, String rest) {
        var parts = PROCESS.matcher(rest);
        if (!parts.matches()) {
            return cutOff(time);
        }
        var text = parts.group(4) == null ? "" : parts.group(4);
        return new AppleLine(level, time, parts.group(1), AppleLine.number(parts.group(2)), parts.group(3), text(text));
    }

    private static AppleLine cutOff(AppleTime time) {
        return new AppleLine("", time, "", null, null, "");
    }

    private static String text(String rest) {
        return ORIGIN.matcher(rest.strip()).replaceFirst("");
    }

    private static boolean beginsWithDate(byte[] bytes, int from, int to) {
        if (to - from < DATE.length()) {
            return false;
        }
        for (int i = 0; i < DATE.length(); i++) {
            byte c = bytes[from + i];
            if (DATE.charAt(i) == '0' ? c < '0' || c > '9' : c != DATE.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
