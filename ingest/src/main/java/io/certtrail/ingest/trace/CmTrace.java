/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.trace;

import io.certtrail.ingest.lines.LocalClock;
import io.certtrail.ingest.lines.RegionalTimes;
import io.certtrail.ingest.lines.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of Configuration Manager's logs: {@code <![LOG[text]LOG]!><time="..." date="..." ...>} and {@code text
 * $$<component><time><thread=...>}.
 *
 * @param time null when it has none that can be read
 * @param level as System.Diagnostics counts them, 0 when not given
 */
record CmTrace(
        @Nullable Instant time,
        String component,
        int level,
        @Nullable String thread,
        String message) {
    static final String START = "<![LOG[";
    static final String END = "]LOG]!>";

    private static final String SIMPLE = "$$<";
    private static final Pattern CLOCK = Pattern.compile("([\\d:.]{8,18})([+-]\\d{1,4})?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})-(\\d{1,2})-(\\d{4})");
    private static final Pattern SIMPLE_TAIL = Pattern.compile(
            "<([^<>]{0,100})><(\\d{1,2}-\\d{1,2}-\\d{4}) ([^<>]{1,30})>(?:<thread=(\\d{1,10})[^<>]{0,30}>)?.*");

    static boolean isSimple(String line) {
        return line.lastIndexOf(SIMPLE) >= 0;
    }

    /** Of an entry from its start to its end. */
    static CmTrace of(String entry, LocalClock clock) {
        var end = entry.indexOf(END);
        var tail = entry.substring(end + END.length());
        var thread = attribute(tail, "thread");
        return new CmTrace(
                time(attribute(tail, "date"), attribute(tail, "time"), clock),
                attribute(tail, "component"),
                level(attribute(tail, "type")),
                thread.isEmpty() ? null : thread,
                entry.substring(START.length(), end));
    }

    /** Of a line in the older form, or null when it is none. */
    static @Nullable CmTrace ofSimple(String line, LocalClock clock) {
        var at = line.lastIndexOf(SIMPLE);
        var tail = SIMPLE_TAIL.matcher(line).region(at + 2, line.length());
        return tail.matches()
                ? new CmTrace(
                        time(tail.group(2), tail.group(3), clock),
                        tail.group(1),
                        0,
                        tail.group(4),
                        line.substring(0, at).strip())
                : null;
    }

    private static String attribute(String tail, String name) {
        var from = tail.indexOf(name + "=\"");
        var value = from + name.length() + 2;
        var to = from < 0 ? -1 : tail.indexOf('"', value);
        return to < 0 ? "" : tail.substring(value, Math.min(to, value + 100));
    }

    /** What follows the time of day are the minutes that lead from it to UTC. */
    private static @Nullable Instant time(String date, String written, LocalClock clock) {
        var parts = CLOCK.matcher(written);
        var day = day(date);
        if (!parts.matches() || day == null) {
            return null;
        }
        var time = Timestamps.time(parts.group(1));
        if (time == null) {
            return null;
        }
        var bias = parts.group(2);
        return bias == null
                ? clock.instant(day.atTime(time))
                : day.atTime(time).toInstant(ZoneOffset.UTC).plus(Duration.ofMinutes(Integer.parseInt(bias)));
    }

    private static @Nullable LocalDate day(String date) {
        var american = DAY.matcher(date).replaceFirst("$3-$1-$2");
        var day = RegionalTimes.instant(american, ZoneOffset.UTC);
        return day == null ? null : LocalDate.ofInstant(day, ZoneOffset.UTC);
    }

    private static int level(String type) {
        return switch (type) {
            case "1" -> 8;
            case "2" -> 4;
            case "3" -> 2;
            default -> 0;
        };
    }
}
