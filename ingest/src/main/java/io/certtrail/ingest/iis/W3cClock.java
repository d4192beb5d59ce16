/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import io.certtrail.ingest.lines.LocalClock;
import io.certtrail.ingest.lines.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time of a line. A log without a date column has its date in a {@code #Date} directive, and the next day begins
 * when the time of day falls back by more than half a day: lines of one minute may well be out of order.
 */
final class W3cClock {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final int SECONDS_PER_DAY = 86_400;

    private final LocalClock clock;
    private @Nullable LocalDate day;
    private @Nullable LocalTime last;
    private String lastDate = "";
    private @Nullable LocalDate lastDay;
    private boolean knownLocal;
    private byte[] knownDate = {};
    private byte[] knownTime = {};

    /** When the known day begins, in seconds since 1970, where its times are UTC. */
    private long midnight;

    private @Nullable Instant known;

    W3cClock(ZoneId zone, @Nullable LocalDate day) {
        this.clock = new LocalClock(zone);
        this.day = day;
    }

    /** Takes the date of a {@code #Date} directive; one in another form is none. */
    void directive(String value) {
        day = Timestamps.date(value.length() < 10 ? value : value.substring(0, 10));
        last = null;
    }

    /** The time of a line, or null when it says none; lines of one day differ in their time of day at most. */
    @Nullable Instant time(Values values, Columns columns) {
        if (known != null && isKnownDay(values, columns)) {
            if (values.is(columns.time(), knownTime)) {
                return known;
            }
            int second = knownLocal ? -1 : values.secondOfDay(columns.time());
            if (second >= 0) {
                return keep(values, columns, Instant.ofEpochSecond(midnight + second));
            }
        }
        var time = read(values, columns);
        if (time != null && columns.date() >= 0) {
            knownLocal = columns.local();
            knownDate = values.copy(columns.date());
            midnight = time.getEpochSecond() - Math.floorMod(time.getEpochSecond(), SECONDS_PER_DAY);
            keep(values, columns, time);
        }
        return time;
    }

    private Instant keep(Values values, Columns columns, Instant time) {
        knownTime = values.copy(columns.time());
        known = time;
        return time;
    }

    private boolean isKnownDay(Values values, Columns columns) {
        return columns.local() == knownLocal && values.is(columns.date(), knownDate);
    }

    private @Nullable Instant read(Values values, Columns columns) {
        var text = values.text(columns.time());
        var time = text == null ? null : Timestamps.time(text);
        if (time == null) {
            return null;
        }
        var date = columns.date() < 0 ? day(time) : date(values.text(columns.date()));
        if (date == null) {
            return null;
        }
        return columns.local()
                ? clock.instant(date.atTime(time))
                : date.atTime(time).toInstant(ZoneOffset.UTC);
    }

    private @Nullable LocalDate date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.equals(lastDate)) {
            lastDate = text;
            lastDay = Timestamps.date(text);
        }
        return lastDay;
    }

    private @Nullable LocalDate day(LocalTime time) {
        var before = last;
        if (day == null) {
            return null;
        }
        if (before != null && Duration.between(time, before).compareTo(HALF_A_DAY) > 0) {
            day = day.plusDays(1);
        }
        last = time;
        return day;
    }
}
