/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Gives lines that have a time but no date their day: it begins with the told one and rolls over at midnight. */
public final class DayClock {
    /** A time this much earlier than the line before is a new day; less is lines out of order. */
    private static final Duration BACKWARDS = Duration.ofMinutes(10);

    private LocalDate day;
    private LocalTime before = LocalTime.MIN;
    private boolean started;

    public DayClock(LocalDate firstDay) {
        this.day = firstDay;
    }

    /** When it was this time of day, on the day of the line before or the next. */
    public Instant instant(LocalTime time, ZoneId zone) {
        var ahead = Duration.between(before, time);
        var ofYesterday = started && ahead.compareTo(Duration.ofDays(1).minus(BACKWARDS)) > 0;
        if (started && ahead.compareTo(BACKWARDS.negated()) < 0) {
            day = day.plusDays(1);
        }
        if (!ofYesterday) {
            before = started && ahead.isNegative() && ahead.compareTo(BACKWARDS.negated()) >= 0 ? before : time;
        }
        started = true;
        return (ofYesterday ? day.minusDays(1) : day).atTime(time).atZone(zone).toInstant();
    }
}
