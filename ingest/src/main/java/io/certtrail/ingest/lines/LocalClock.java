/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The local times of one log as instants: in the hour that comes twice when summer time ends, the order of the lines
 * tells which of the two is meant.
 */
public final class LocalClock {
    /** A line this much behind the one before is of the second pass; less is lines out of order. */
    public static final Duration BACKWARDS = Duration.ofMinutes(10);

    private final ZoneId zone;
    private Instant newest = Instant.EPOCH;

    public LocalClock(ZoneId zone) {
        this.zone = zone;
    }

    /** When the clocks of the zone showed this; in the hour that is left out in spring, an hour later. */
    public Instant instant(LocalDateTime local) {
        var time = instant(local, zone, newest);
        newest = time.isAfter(newest) ? time : newest;
        return time;
    }

    /** The first time the clocks of a zone showed this, or the second when the first lies behind what came before. */
    public static Instant instant(LocalDateTime local, ZoneId zone, Instant before) {
        var first = local.atZone(zone);
        return (first.toInstant().isBefore(before.minus(BACKWARDS)) ? first.withLaterOffsetAtOverlap() : first)
                .toInstant();
    }
}
