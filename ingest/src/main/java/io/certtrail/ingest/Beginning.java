/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a source tell, so that it need not be open before its time comes.
 *
 * @param first its first possible time; {@link Instant#MIN} when none of these rows has one
 * @param unordered whether its events are out of order beyond what its format explains, as in an export with the newest
 *     first
 */
record Beginning(Instant first, boolean unordered) {
    private static final int ROWS = 1000;

    static Beginning of(LogSource source, String tenant, Instant latest) {
        var track = new Track(source, 0, tenant, latest);
        track.start();
        @Nullable Instant first = null;
        var unordered = false;
        var ids = new HashSet<String>();
        for (int i = 0; i < ROWS && !track.ended(); i++) {
            var time = track.time();
            if (time != null) {
                first = first == null ? time : first;
                unordered |= isNew(track.row(), ids) && track.before().isAfter(time.plus(source.disorder()));
            }
            track.advance();
        }
        unordered |= track.leaps() > 1;
        track.close();
        return new Beginning(first == null ? Instant.MIN : first, unordered);
    }

    /** A shipper that started over has written again what was there before: that is no disorder. */
    private static boolean isNew(@Nullable Row row, Set<String> ids) {
        return row instanceof Row.Read read && ids.add(read.event().id());
    }

    /** Whether it has a first time and its rows are in order of it. */
    boolean isOrdered() {
        return !unordered && !first.equals(Instant.MIN);
    }
}
