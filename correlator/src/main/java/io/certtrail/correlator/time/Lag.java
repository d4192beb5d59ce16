/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a live source's time stays behind the receiving clock: one that catches up runs faster than the clock. */
public final class Lag {
    /** A live source's last word is seconds old. */
    public static final Duration BEHIND = Duration.ofHours(1);
    /** How long it is watched before it is called behind. */
    public static final Duration WATCHED = Duration.ofMinutes(2);

    private @Nullable Duration since;
    private @Nullable Instant wordThen;
    private boolean behind;

    /** Whether a word is near the receiving clock. */
    public static boolean isNear(@Nullable Instant word, Instant clock) {
        return word != null && !word.isBefore(clock.minus(BEHIND));
    }

    /** Whether it is behind, and nobody should wait for it. */
    public boolean isBehind() {
        return behind;
    }

    /**
     * Looks at its last word.
     *
     * @param word null while it has said none
     * @param elapsed how long the looking has gone on
     * @return whether it is behind now and was not, or the other way round
     */
    public boolean look(@Nullable Instant word, Instant clock, Duration elapsed) {
        var before = behind;
        if (isNear(word, clock)) {
            since = null;
            behind = false;
        } else if (since == null) {
            since = elapsed;
            wordThen = word;
        } else if (elapsed.minus(since).compareTo(WATCHED) >= 0) {
            behind = !catchesUp(word, elapsed.minus(since));
            since = elapsed;
            wordThen = word;
        }
        return behind != before;
    }

    private boolean catchesUp(@Nullable Instant word, Duration watched) {
        return word != null
                && (wordThen == null || Duration.between(wordThen, word).compareTo(watched.multipliedBy(2)) >= 0);
    }
}
