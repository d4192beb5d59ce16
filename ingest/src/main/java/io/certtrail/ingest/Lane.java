/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One source in the merge: its rows, what became of them, and its voice.
 *
 * @param speaker null for a file that is no log: it has no progress
 */
record Lane(Track track, FileCount count, @Nullable Speaker speaker) implements Comparable<Lane> {
    @Override
    public int compareTo(Lane other) {
        return track.compareTo(other.track);
    }

    /** No row to come is earlier than this; null when that cannot be said. */
    @Nullable Instant bound(Instant merged) {
        if (merged.equals(Instant.MIN)) {
            return null;
        }
        if (track.ended()) {
            return merged;
        }
        if (track.unordered() || track.key().equals(Instant.MIN)) {
            return null;
        }
        var earliest = track.key().minus(track.source().disorder());
        return earliest.isBefore(merged) ? earliest : merged;
    }

    /**
     * Takes note of a row's time; the first row of a minute is told at once, so that liveness is known by the minute.
     */
    void hear(Instant time, Instant merged) {
        if (speaker != null && speaker.row(time)) {
            speaker.speak(bound(merged));
        }
    }

    /** Takes note that its file has ended, and until when its writer goes on with another one. */
    void goesOn(Series series) {
        if (speaker != null && !track.unordered()) {
            speaker.goesOnUntil(series.next(track.source(), track.key()));
        }
    }

    /** A log that has begun and has more rows to come is there in the minutes between, unless it is missed. */
    void passMinute(Instant merged) {
        if (speaker != null && speaker.isSilent(merged)) {
            speaker.miss(merged, bound(merged));
        } else if (speaker != null && isThere(speaker, merged) && speaker.hear(merged)) {
            speaker.speak(bound(merged));
        }
    }

    private boolean isThere(Speaker voice, Instant minute) {
        return track.ended() ? voice.goesOn(minute) : voice.hasBegun() && !track.unordered();
    }

    void speakOfNews(Instant merged) {
        var bound = bound(merged);
        if (speaker != null && speaker.hasNews(bound)) {
            speaker.speak(bound);
        }
    }
}
