/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.schemas.event.FixedMap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands at a time.
 *
 * @param reached first time of each step, in workflow order
 * @param next the next deadline, when to look again; null when nothing is waited for
 */
public record Standing(
        FixedMap<Instant> reached,
        boolean done,
        @Nullable Problem problem,
        @Nullable Instant next) {
    /** The same, with another problem. */
    public Standing with(Problem other) {
        return new Standing(reached, done, other, next);
    }
}
