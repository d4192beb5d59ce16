/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers and times as people read them, the same in every locale. */
final class Numbers {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /** With a comma before each three digits; a formatter would first read what all locales do. */
    static String count(long number) {
        var digits = new StringBuilder().append(number);
        for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : 100.0 * part / whole);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1_048_576.0);
    }

    static String time(Instant instant) {
        return (instant.equals(instant.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MILLIS).format(instant);
    }

    static String second(Instant instant) {
        return SECONDS.format(instant);
    }

    /** A span of time; the second day is left out when it is the first. */
    static String span(Instant from, Instant to) {
        var start = SECONDS.format(from);
        var end = SECONDS.format(to);
        if (start.equals(end)) {
            return start + " UTC";
        }
        var sameDay = start.substring(0, 10).equals(end.substring(0, 10));
        return start + " .. " + (sameDay ? end.substring(11) : end) + " UTC";
    }

    /** A duration in its two largest units. */
    static String length(Duration duration) {
        var minutes = duration.toMinutes();
        if (minutes < 1) {
            return duration.toSeconds() + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        var hours = duration.toHours();
        return hours < 24 ? hours + " h " + minutes % 60 + " min" : hours / 24 + " d " + hours % 24 + " h";
    }
}
