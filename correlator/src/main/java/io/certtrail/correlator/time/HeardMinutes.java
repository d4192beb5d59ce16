/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import io.certtrail.correlator.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * In which minutes a source, or a kind of client, was heard: a row of each hour with a bit a minute, and a row with the
 * newest hour, so that what is older than ten days can be found and deleted.
 */
public final class HeardMinutes {
    /** A source is taken as alive through a wait when it was heard this long before its end. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long HOUR_SECONDS = 3600;
    private static final long HOUR_MINUTES = 60;
    private static final long KEPT_HOURS = 10 * 24;
    private static final long MOST_AHEAD_HOURS = 24;

    private final Table<Long> hours;

    /** Kept in a table of its own. */
    public HeardMinutes(Table<Long> hours) {
        this.hours = hours;
    }

    /** Whether it may be forgotten who was heard at a time: others are heard ahead of what is judged. */
    public static boolean mayBeForgotten(Instant time, Instant now) {
        return hour(time) <= hour(now) - KEPT_HOURS + MOST_AHEAD_HOURS;
    }

    /** The first minute of a span of which as much is kept as of any. */
    public static Instant kept(Instant first, Instant last) {
        var oldest = last.minus(Duration.ofHours(KEPT_HOURS));
        return first.isBefore(oldest) ? oldest : first;
    }

    /** Notes that somebody was heard in each minute of a span; what is older than ten days is forgotten. */
    public void hear(String who, Instant first, Instant last) {
        for (var hour = hour(first); hour <= hour(last); hour++) {
            var key = key(who, hour);
            var before = mask(key);
            var after = before | between(hour, first, last);
            if (after != before) {
                hours.put(key, after);
            }
            if (before == 0) {
                begin(who, hour);
            }
        }
    }

    private void begin(String who, long hour) {
        var newest = hours.get(who);
        if (newest == null || hour > newest) {
            if (newest != null) {
                forget(who, newest, Math.min(newest, hour - KEPT_HOURS));
            }
            hours.put(who, hour);
        }
    }

    /** Forgets all of somebody. */
    public void forget(String who) {
        var newest = hours.get(who);
        if (newest != null) {
            forget(who, newest, newest);
            hours.delete(who);
        }
    }

    private void forget(String who, long newest, long upTo) {
        for (var hour = newest - KEPT_HOURS + 1; hour <= upTo; hour++) {
            var key = key(who, hour);
            if (hours.get(key) != null) {
                hours.delete(key);
            }
        }
    }

    /**
     * Whether somebody was heard in the last ten minutes of a wait, in a minute that began after the wait had begun.
     */
    public boolean aliveThrough(String who, Instant since, Instant over) {
        var begun = since.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
        var late = over.minus(SILENCE);
        return heardIn(who, begun.isAfter(late) ? begun : late, over);
    }

    /** Whether somebody was heard in any minute that begins at {@code from} or later and is over at {@code to}. */
    public boolean heardIn(String who, Instant from, Instant to) {
        var first = from.truncatedTo(ChronoUnit.MINUTES).equals(from)
                ? from
                : from.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
        var last = to.minus(MINUTE).truncatedTo(ChronoUnit.MINUTES);
        for (var hour = hour(first); hour <= hour(last); hour++) {
            if ((mask(key(who, hour)) & between(hour, first, last)) != 0) {
                return true;
            }
        }
        return false;
    }

    private long mask(String key) {
        var known = hours.get(key);
        return known == null ? 0 : known;
    }

    private static String key(String who, long hour) {
        return who + "|" + hour;
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR_SECONDS);
    }

    /** The bits of an hour's minutes from one to another. */
    private static long between(long hour, Instant first, Instant last) {
        var from = Math.max(0, minute(first) - hour * HOUR_MINUTES);
        var to = Math.min(HOUR_MINUTES - 1, minute(last) - hour * HOUR_MINUTES);
        return from > to ? 0 : (-1L << from) & (-1L >>> (Long.SIZE - 1 - to));
    }

    /** The number of the minute in which a time lies. */
    public static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), MINUTE.toSeconds());
    }
}
