/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The ISO 8601 forms of logs: a blank for the T, one to any number of fraction digits, any offset or none. */
public final class Timestamps {
    private static final int DATE = 10;
    private static final int NANO_DIGITS = 9;

    private Timestamps() {}

    /** A date and a time; one without an offset is of this zone. Null when the text is none. */
    public static @Nullable Instant instant(String text, ZoneId zone) {
        var stripped = text.strip();
        if (stripped.length() <= DATE || "T t".indexOf(stripped.charAt(DATE)) < 0) {
            return null;
        }
        var timeEnd = timeEnd(stripped);
        var date = date(stripped.substring(0, DATE));
        var time = time(stripped.substring(DATE + 1, timeEnd));
        var offset = zone(stripped.substring(timeEnd).strip(), zone);
        return date == null || time == null || offset == null
                ? null
                : date.atTime(time).atZone(offset).toInstant();
    }

    /** {@code yyyy-MM-dd}, or null. */
    public static @Nullable LocalDate date(String text) {
        if (text.length() != DATE || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code HH:mm:ss} with or without a fraction after a point or comma, or null. */
    public static @Nullable LocalTime time(String text) {
        if (text.length() < 8 || text.charAt(2) != ':' || text.charAt(5) != ':') {
            return null;
        }
        try {
            return LocalTime.of(number(text, 0, 2), number(text, 3, 5), number(text, 6, 8), nanos(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int timeEnd(String text) {
        var at = DATE + 1;
        while (at < text.length() && (isDigit(text.charAt(at)) || ":.,".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static @Nullable ZoneId zone(String text, ZoneId otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return ZoneOffset.of(text.equals("z") ? "Z" : text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int nanos(String text) {
        if (text.length() == 8) {
            return 0;
        }
        if (text.length() == 9
                || ".,".indexOf(text.charAt(8)) < 0
                || !text.chars().skip(9).allMatch(c -> isDigit((char) c))) {
            return -1;
        }
        var nanos = 0;
        for (var i = 0; i < NANO_DIGITS; i++) {
            nanos = nanos * 10 + (9 + i < text.length() ? number(text, 9 + i, 10 + i) : 0);
        }
        return nanos;
    }

    /** The digits as a number; far below zero when one of them is none, which no field of a time accepts. */
    private static int number(String text, int from, int to) {
        var number = 0;
        for (var at = from; at < to; at++) {
            number = isDigit(text.charAt(at)) && number >= 0 ? number * 10 + text.charAt(at) - '0' : Integer.MIN_VALUE;
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
