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
 * Dates and times as a Windows computer writes them for people: ISO, American with or without AM and PM, German.
 *
 * <p>With slashes or hyphens the month comes first, unless no month has this number; with dots the day does.
 */
public final class RegionalTimes {
    private static final String BLANK = "[\\s\\u00a0\\u202f]";
    private static final Pattern DATE = Pattern.compile("(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,:](\\d{1,9}))?)?(?:"
            + BLANK + "*([AaPp])\\.?[Mm]\\.?)?(?:" + BLANK + "*(Z|[+-]\\d\\d:?\\d\\d))?");
    private static final Pattern BETWEEN = Pattern.compile("T|,?" + BLANK + "{1,8}");
    private static final int LONGEST = 64;

    private RegionalTimes() {}

    /** A date with or without a time of day; one without an offset is of this zone. Null when the text is none. */
    public static @Nullable Instant instant(String text, ZoneId zone) {
        var end = prefix(text, zone);
        return end == null || !text.substring(end.length()).isBlank() ? null : end.time();
    }

    /**
     * A time at the beginning of a text.
     *
     * @param length of the text that is the time
     */
    public record Prefix(Instant time, int length) {}

    /** The date and time a text begins with, or null. */
    public static @Nullable Prefix prefix(String text, ZoneId zone) {
        var date = DATE.matcher(text).region(0, Math.min(text.length(), LONGEST));
        if (!date.lookingAt()) {
            return null;
        }
        var between = BETWEEN.matcher(text).region(date.end(), Math.min(text.length(), LONGEST));
        var time = TIME.matcher(text);
        var hasTime = between.lookingAt()
                && time.region(between.end(), Math.min(text.length(), LONGEST)).lookingAt();
        try {
            var day = date(date, hasTime && time.group(5) != null);
            var at = hasTime ? time(time) : LocalTime.MIN;
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

    private static LocalDate date(Matcher date, boolean american) {
        var first = Integer.parseInt(date.group(1));
        var second = Integer.parseInt(date.group(3));
        var last = Integer.parseInt(date.group(4));
        if (date.group(1).length() == 4) {
            return LocalDate.of(first, second, last);
        }
        var year = last < 100 ? 2000 + last : last;
        var dayFirst = date.group(2).equals(".") || (first > 12 && !american);
        return dayFirst ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
    }

    private static LocalTime time(Matcher time) {
        var hour = Integer.parseInt(time.group(1));
        var half = time.group(5);
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        var second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        return LocalTime.of(hour, Integer.parseInt(time.group(2)), second, nanos(time.group(4)));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }
}
