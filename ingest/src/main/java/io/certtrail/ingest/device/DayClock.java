/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.lines.LocalClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Gives lines that have a time but no date their day: it begins with the told one and rolls over at midnight, which is
 * told by instants, since a clock that is put back falls behind within its day.
 */
public final class DayClock {
    private LocalDate day;
    private Instant newest = Instant.MIN;

    public DayClock(LocalDate firstDay) {
        this.day = firstDay;
    }

    /** When it was this time of day, on the day of the line before or the next. */
    public Instant instant(LocalTime time, ZoneId zone) {
        if (newest.equals(Instant.MIN)) {
            newest = day.atTime(time).atZone(zone).toInstant();
            return newest;
        }
        var today = LocalClock.instant(day.atTime(time), zone, newest);
        if (today.isBefore(newest.minus(LocalClock.BACKWARDS))) {
            day = day.plusDays(1);
            today = LocalClock.instant(day.atTime(time), zone, newest);
        } else if (today.isAfter(newest.plus(Duration.ofDays(1)).minus(LocalClock.BACKWARDS))) {
            return LocalClock.instant(day.minusDays(1).atTime(time), zone, newest);
        }
        newest = today.isAfter(newest) ? today : newest;
        return today;
    }
}
