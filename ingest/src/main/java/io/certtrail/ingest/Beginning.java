/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a source tell, so that it need not be open before its time comes.
 *
 * @param first its first possible time; {@link Instant#MIN} when none of these rows has one
 * @param unordered whether they are out of order beyond what its format explains, as in an export with the newest first
 */
record Beginning(Instant first, boolean unordered) {
    private static final int ROWS = 1000;

    static Beginning of(LogSource source, String tenant, Instant latest) {
        var track = new Track(source, 0, tenant, latest);
        track.start();
        @Nullable Instant first = null;
        var unordered = false;
        for (int i = 0; i < ROWS && !track.ended(); i++) {
            var time = track.time();
            if (time != null) {
                first = first == null ? time : first;
                unordered |= track.before().isAfter(time.plus(source.disorder()));
            }
            track.advance();
        }
        unordered |= track.leaps() > 1;
        track.close();
        return new Beginning(first == null ? Instant.MIN : first, unordered);
    }

    /** Whether it has a first time and its rows are in order of it. */
    boolean isOrdered() {
        return !unordered && !first.equals(Instant.MIN);
    }
}
