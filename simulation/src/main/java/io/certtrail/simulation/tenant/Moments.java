/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import java.time.Duration;
import java.time.Instant;

/** What a device does at once takes a moment each. */
final class Moments {
    private static final Duration MOMENT = Duration.ofMillis(30);

    private Instant last = Instant.MIN;

    Instant next(Instant now) {
        var soonest = last.equals(Instant.MIN) ? now : last.plus(MOMENT);
        last = now.isBefore(soonest) ? soonest : now;
        return last;
    }
}
