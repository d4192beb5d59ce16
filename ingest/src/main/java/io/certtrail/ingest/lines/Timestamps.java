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

    private static final long SECONDS_PER_DAY = 86_400;

    /** Every month has as many days. */
    private static final int SHORTEST_MONTH = 28;

    /** From the first of March of the year 0. */
    private static final int DAYS_TO_1970 = 719_468;

    private static final long NO_DAY = Long.MIN_VALUE;

    /** Length of a date and a time without a fraction. */
    private static final int UTC = 19;

    private Timestamps() {}

    /** A date and a time; one without an offset is of this zone. Null when the text is none. */
    public static @Nullable Instant instant(String text, ZoneId zone) {
        var usual = utc(text);
        if (usual != null) {
            return usual;
        }
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

    /** A time in the form that most logs have, {@code yyyy-MM-ddTHH:mm:ssZ} with or without a fraction; else null. */
    private static @Nullable Instant utc(String text) {
        int last = text.length() - 1;
        if (last < UTC || last > UTC + 1 + NANO_DIGITS || text.charAt(DATE) != 'T' || text.charAt(last) != 'Z') {
            return null;
        }
        long day = day(text);
        int second = secondOfDay(text);
        int nanos = last == UTC ? 0 : nanos(text, UTC, last);
        return day == NO_DAY || second < 0 || nanos < 0
                ? null
                : Instant.ofEpochSecond(day * SECONDS_PER_DAY + second, nanos);
    }

    /** The day since 1970 of a text that begins with a date: the sum of the days before it, March being the first. */
    private static long day(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DATE);
        var isUsual = text.charAt(4) == '-' && text.charAt(7) == '-' && year > 0 && isWithin(month - 1, 12);
        if (!isUsual || !isWithin(day - 1, SHORTEST_MONTH)) {
            var date = date(text.substring(0, DATE));
            return date == null ? NO_DAY : date.toEpochDay();
        }
        int years = month > 2 ? year : year - 1;
        int months = month > 2 ? month - 3 : month + 9;
        return years * 365L + years / 4 - years / 100 + years / 400 + (months * 153 + 2) / 5 + day - 1 - DAYS_TO_1970;
    }

    /** Of the time behind the date; negative when there is none. */
    private static int secondOfDay(String text) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, UTC);
        var isTime = text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && isWithin(hour, 24)
                && isWithin(minute, 60)
                && isWithin(second, 60);
        return isTime ? hour * 3600 + minute * 60 + second : -1;
    }

    private static boolean isWithin(int number, int bound) {
        return number >= 0 && number < bound;
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
        return text.length() == 8 ? 0 : nanos(text, 8, text.length());
    }

    /** The fraction that begins with a point or comma; negative when it is none. */
    private static int nanos(String text, int from, int to) {
        if (to == from + 1 || ".,".indexOf(text.charAt(from)) < 0) {
            return -1;
        }
        var nanos = 0;
        var digits = 0;
        for (var at = from + 1; at < to; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            if (digits < NANO_DIGITS) {
                nanos = nanos * 10 + text.charAt(at) - '0';
                digits++;
            }
        }
        for (; digits < NANO_DIGITS; digits++) {
            nanos *= 10;
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
