/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation;

import io.certtrail.simulation.world.Disorder;
import java.time.Duration;
import java.time.Instant;

/**
 * What is to be made up.
 *
 * @param seed the same seed gives the same bytes
 * @param start time of the first record
 * @param span from the first record to the last
 * @param requests how many certificate requests
 */
public record Plan(Preset preset, long seed, Instant start, Duration span, int requests, Disorder disorder) {
    /** When every tenant begins. */
    public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
}
