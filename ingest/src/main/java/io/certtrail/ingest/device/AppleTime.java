/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.lines.Timestamps;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a line of iOS or macOS was written, as far as it says so itself.
 *
 * @param date null when the line has none
 * @param day the month and the day where the line has no year
 * @param time null when what is written is no time, or of no day
 * @param offset null when the line has none
 */
record AppleTime(
        Form form,
        String written,
        @Nullable LocalDate date,
        @Nullable MonthDay day,
        @Nullable LocalTime time,
        @Nullable ZoneOffset offset) {
    private static final Pattern OFFSET = Pattern.compile("[+-](?:0\\d|1[0-8])[0-5]\\d");
    private static final int OFFSET_LENGTH = 5;

    /** How much of the date the line has. */
    enum Form {
        TIME_OF_DAY,
        DAY_OF_YEAR,
        DATE
    }

    static AppleTime ofDay(String time, @Nullable ZoneOffset offset) {
        return new AppleTime(Form.TIME_OF_DAY, time, null, null, Timestamps.time(time), offset);
    }

    static AppleTime ofYear(String written, @Nullable MonthDay day, String time) {
        return new AppleTime(Form.DAY_OF_YEAR, written, null, day, day == null ? null : Timestamps.time(time), null);
    }

    /** A date, and a time with or without an offset right behind it. */
    static AppleTime dated(String date, String time) {
        int split = Math.max(0, time.length() - OFFSET_LENGTH);
        var offset = offset(time.substring(split));
        var day = Timestamps.date(date);
        var timeOfDay = Timestamps.time(offset == null ? time : time.substring(0, split));
        return new AppleTime(Form.DATE, date + " " + time, day, null, day == null ? null : timeOfDay, offset);
    }

    /** An offset such as {@code -0500}, or null. */
    static @Nullable ZoneOffset offset(String text) {
        return OFFSET.matcher(text).matches() ? ZoneOffset.of(text) : null;
    }
}
