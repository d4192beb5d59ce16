/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.util.Set;

/**
 * A log that is often off: what cannot be judged without it, and how it is switched on.
 *
 * @param workflows whose requests it would tell of
 * @param platforms of the devices it matters for; empty means all
 * @param origin where the log would be; a source that is missing altogether is told anyway
 * @param signals any of these shows that it is on
 * @param within how long before a failure one of them should have been seen
 * @param line what a person is told, in one line
 */
public record BlindSpot(
        String id,
        Set<String> workflows,
        Set<Platform> platforms,
        Origin origin,
        Set<String> signals,
        Duration within,
        String line) {
    private static final Duration DAY = Duration.ofDays(1);

    public BlindSpot {
        workflows = Set.copyOf(workflows);
        platforms = platforms == null ? Set.of() : Set.copyOf(platforms);
        signals = Set.copyOf(signals);
        within = within == null ? DAY : within;
    }
}
