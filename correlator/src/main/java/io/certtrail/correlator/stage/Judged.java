/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.trail.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A judgement, and what it was made from: it holds until one of these is another, or its time has come. */
record Judged(
        Request request,
        boolean ownLog,
        long presence,
        @Nullable Instant next) {
    boolean holds(Request now, boolean hasLog, long presenceNow, Instant at) {
        return ownLog == hasLog
                && presence == presenceNow
                && (next == null || at.isBefore(next))
                && same(request.observations(), now.observations());
    }

    @SuppressWarnings("ReferenceEquality") // a copy that is quoted in its stead is another object
    private static boolean same(List<Observation> one, List<Observation> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (var i = one.size() - 1; i >= 0; i--) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }
}
