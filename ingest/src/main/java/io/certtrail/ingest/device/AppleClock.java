/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.SourceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives lines their instant: what of the date they do not have is told for the first, and goes on from line to line.
 */
final class AppleClock {
    private static final String TELL = "tell the day of the first in case.yaml, such as date: 2018-03-01";

    private final ZoneId zone;
    private final @Nullable DayClock days;
    private @Nullable LocalDate before;

    AppleClock(SourceContext context) {
        this.zone = context.zone();
        this.days = context.date() == null ? null : new DayClock(context.date());
        this.before = context.date();
    }

    /** Null when it cannot be known, for this {@link #reason}. */
    @Nullable Instant instant(AppleTime written) {
        var time = written.time();
        if (time == null) {
            return null;
        }
        var ofLine = written.offset() == null ? zone : written.offset();
        if (written.form() == AppleTime.Form.TIME_OF_DAY) {
            return days == null ? null : days.instant(time, ofLine);
        }
        var date = written.date() == null ? nearest(written.day()) : written.date();
        return date == null ? null : date.atTime(time).atZone(ofLine).toInstant();
    }

    String reason(AppleTime written) {
        return switch (written.form()) {
            case TIME_OF_DAY ->
                days == null
                        ? "the lines of this log have no date: " + TELL
                        : "'%s' is no time of day such as 18:30:53.691033".formatted(written.written());
            case DAY_OF_YEAR ->
                before == null
                        ? "the lines of this log have no year: " + TELL
                        : "'%s' is no day and time such as May 23 14:15:36".formatted(written.written());
            case DATE ->
                "'%s' is no date and time such as 2018-03-01 18:30:53.691033-0500".formatted(written.written());
        };
    }

    /** The day in the year that puts it nearest to the line before. */
    private @Nullable LocalDate nearest(@Nullable MonthDay day) {
        var last = before;
        if (last == null || day == null) {
            return null;
        }
        before = IntStream.rangeClosed(last.getYear() - 1, last.getYear() + 1)
                .filter(day::isValidYear)
                .mapToObj(day::atYear)
                .min(Comparator.comparingLong(date -> Math.abs(ChronoUnit.DAYS.between(last, date))))
                .orElse(last);
        return MonthDay.from(before).equals(day) ? before : null;
    }
}
