/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as a Windows computer writes them for people: ISO, American with or without AM and PM, German, and in
 * full, with the name of the month.
 *
 * <p>With slashes or hyphens the month comes first, unless no month has this number or it is told otherwise; with dots
 * the day does.
 */
public final class RegionalTimes {
    private static final String BLANK = "[\\s\\u00a0\\u202f]";
    private static final Pattern DATE = Pattern.compile("(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,:](\\d{1,9}))?)?(?:"
            + BLANK + "*([AaPp])\\.?" + BLANK + "?[Mm]\\.?)?(?:" + BLANK + "*(Z|[+-]\\d\\d:?\\d\\d))?");
    private static final String HALF = "(?:(\u4e0a\u5348|\u5348\u524d)|(\u4e0b\u5348|\u5348\u5f8c))";
    private static final Pattern BETWEEN = Pattern.compile("T|,?" + BLANK + "{1,8}(?:" + HALF + BLANK + "{0,2})?");
    private static final Pattern MORNING_OR_EVENING = Pattern.compile(HALF + BLANK + "*$");
    private static final int LONGEST = 64;
    private static final int MONTHS = 12;

    private RegionalTimes() {}

    /** A date with or without a time of day; one without an offset is of this zone. Null when the text is none. */
    public static @Nullable Instant instant(String text, ZoneId zone) {
        return instant(text, zone, null);
    }

    /** Why a doubtful time is not read, in one line. */
    public static String doubt(String text) {
        return "'%s' may be of two days: case.yaml may say dates: day-first or dates: month-first"
                .formatted(text.substring(0, Math.min(text.length(), LONGEST)));
    }

    /** The same where it is told which of day and month comes first; null when it is not. */
    public static @Nullable Instant instant(String text, ZoneId zone, @Nullable DateOrder order) {
        var end = prefix(text, zone, order);
        if (end == null) {
            return inFull(text, zone);
        }
        return text.substring(end.length()).isBlank() ? end.time() : null;
    }

    /**
     * Whether a date may be one of two: it is not told which of day and month comes first, and neither the form of the
     * date nor its numbers say so.
     */
    public static boolean isDoubtful(String text, @Nullable DateOrder order) {
        if (order != null) {
            return false;
        }
        var date = DATE.matcher(text.strip());
        if (!date.lookingAt() || date.group(1).length() > 2 || date.group(2).equals(".")) {
            return false;
        }
        var time = TIME.matcher(text);
        var isAmerican = time.find() && time.group(5) != null;
        var first = Integer.parseInt(date.group(1));
        var second = Integer.parseInt(date.group(3));
        return !isAmerican && first != second && first <= MONTHS && second <= MONTHS;
    }

    /**
     * A time at the beginning of a text.
     *
     * @param length of the text that is the time
     */
    public record Prefix(Instant time, int length) {}

    /** The date and time a text begins with, or null. */
    public static @Nullable Prefix prefix(String text, ZoneId zone) {
        return prefix(text, zone, null);
    }

    private static @Nullable Prefix prefix(String text, ZoneId zone, @Nullable DateOrder order) {
        var date = DATE.matcher(text).region(0, Math.min(text.length(), LONGEST));
        if (!date.lookingAt()) {
            return null;
        }
        var between = BETWEEN.matcher(text).region(date.end(), Math.min(text.length(), LONGEST));
        var time = TIME.matcher(text);
        var hasTime = between.lookingAt()
                && time.region(between.end(), Math.min(text.length(), LONGEST)).lookingAt();
        try {
            var day = date(date, hasTime && time.group(5) != null, order);
            var at = hasTime ? time(time, half(between, time)) : LocalTime.MIN;
            var offset = hasTime && time.group(6) != null ? ZoneOffset.of(time.group(6)) : zone;
            return new Prefix(day.atTime(at).atZone(offset).toInstant(), hasTime ? time.end() : date.end());
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The first date and the time of day behind it somewhere in a text, or null. */
    public static @Nullable Instant find(String text, ZoneId zone) {
        var date = DATE.matcher(text);
        if (!date.find()) {
            return null;
        }
        var found = prefix(text.substring(date.start()), zone);
        return found == null ? null : found.time();
    }

    private static @Nullable Instant inFull(String text, ZoneId zone) {
        var time = TIME.matcher(text);
        var hasTime = text.length() <= LONGEST && time.find();
        if (hasTime && !text.substring(time.end()).isBlank()) {
            return null;
        }
        var before = hasTime ? text.substring(0, time.start()) : text;
        var half = MORNING_OR_EVENING.matcher(before);
        var hasHalf = half.find();
        var day = LongDates.date(hasHalf ? before.substring(0, half.start()) : before);
        try {
            var at = hasTime ? time(time, hasHalf ? (Boolean) (half.group(1) == null) : half(time)) : LocalTime.MIN;
            return day == null ? null : day.atTime(at).atZone(zone).toInstant();
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static LocalDate date(Matcher date, boolean american, @Nullable DateOrder order) {
        var first = Integer.parseInt(date.group(1));
        var second = Integer.parseInt(date.group(3));
        var last = Integer.parseInt(date.group(4));
        if (date.group(1).length() == 4) {
            return LocalDate.of(first, second, last);
        }
        var year = last < 100 ? 2000 + last : last;
        var dayFirst = date.group(2).equals(".")
                || (order == null ? first > MONTHS && !american : order == DateOrder.DAY_FIRST);
        return dayFirst ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
    }

    private static @Nullable Boolean half(Matcher before, Matcher time) {
        if (before.group(1) != null) {
            return false;
        }
        return before.group(2) == null ? half(time) : Boolean.TRUE;
    }

    private static @Nullable Boolean half(Matcher time) {
        return time.group(5) == null ? null : time.group(5).equalsIgnoreCase("p");
    }

    private static LocalTime time(Matcher time, @Nullable Boolean afternoon) {
        var hour = Integer.parseInt(time.group(1));
        if (afternoon != null && hour <= 12) {
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        var second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        return LocalTime.of(hour, Integer.parseInt(time.group(2)), second, nanos(time.group(4)));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }
}
