/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.baseline;

import java.time.Duration;

/**
 * How long the wait for one step took on one platform.
 *
 * @param platform a platform's id, or {@code default} for all that have no deadline of their own
 * @param count how many requests reached the step after a wait
 * @param inForce the deadline the catalogue has now
 * @param proposed the deadline that follows from the waits; the one in force when there are too few of them
 */
public record Leg(
        String workflow,
        String step,
        String platform,
        int count,
        Duration p50,
        Duration p95,
        Duration p99,
        Duration max,
        Duration inForce,
        Duration proposed) {
    /** Whether another deadline is proposed than the one in force. */
    public boolean changes() {
        return !proposed.equals(inForce);
    }
}
