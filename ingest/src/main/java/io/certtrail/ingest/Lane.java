/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One source in the merge: its rows, what became of them, and its voice.
 *
 * @param speaker null for a file that is no log: it has no progress
 */
record Lane(Track track, FileCount count, @Nullable Speaker speaker) implements Comparable<Lane> {
    private static final Duration MINUTE = Duration.ofMinutes(1);

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

    /** Takes note of a row's time; true when it is to be told at once, being of a minute that nobody knows of. */
    boolean hear(Instant time) {
        return speaker != null && speaker.row(time);
    }

    void speak(Instant merged) {
        if (speaker != null) {
            speaker.speak(bound(merged));
        }
    }

    /** Tells when it was there, where that is not told yet. */
    void tellHeard() {
        if (speaker != null) {
            speaker.tellHeard();
        }
    }

    /** Takes note that its file has ended, and until when its writer goes on with another one. */
    void goesOn(Series series) {
        if (speaker != null && !track.unordered()) {
            speaker.goesOnUntil(series.next(track.source(), track.key()));
        }
    }

    /**
     * Takes note of the minutes from one up to a time: a log that has begun and has more rows to come is there in them,
     * until it is missed.
     */
    void passMinutes(Instant first, Instant merged) {
        if (speaker == null || speaker.isMissed()) {
            return;
        }
        var missed = missedBy(merged);
        var there = thereUntil(speaker, missed == null ? merged : missed.minus(MINUTE));
        if (there != null && !there.isBefore(first)) {
            speaker.hear(first, there);
        }
    }

    private @Nullable Instant thereUntil(Speaker voice, Instant latest) {
        if (!track.ended()) {
            return voice.hasBegun() && !track.unordered() ? latest : null;
        }
        var until = voice.goesOnUntil();
        return until == null || until.isBefore(latest) ? until : latest;
    }

    /** The minute from which on it is missed at a time, which it has not said yet; null when it is not. */
    @Nullable Instant missedBy(Instant merged) {
        var from = speaker == null ? null : speaker.missedFrom();
        if (from == null || merged.isBefore(from)) {
            return null;
        }
        var begun = from.truncatedTo(ChronoUnit.MINUTES);
        var minute = begun.equals(from) ? from : begun.plus(MINUTE);
        return minute.isBefore(merged) ? minute : merged;
    }

    void miss(Instant from) {
        if (speaker != null) {
            speaker.miss(bound(from));
        }
    }

    void speakOfNews(Instant merged) {
        var bound = bound(merged);
        if (speaker != null && speaker.hasNews(bound)) {
            speaker.speak(bound);
        }
    }
}
