/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people read them, in UTC; apart from {@link Numbers}, since a formatter of times takes long to make. */
final class Moments {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moments() {}

    static String time(Instant instant) {
        return (instant.equals(instant.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MILLIS).format(instant);
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
}
