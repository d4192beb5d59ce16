/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import io.certtrail.simulation.log.LogFile;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * In what order records arrive, and how wrong their clocks are.
 *
 * @param jitter the longest time from a record being written to its arrival
 * @param duplicates which share of the records arrives twice
 * @param cuts which share of the records stands cut off in the file before it stands there whole
 * @param restarts after which share of the records its shipper starts over, and sends the last ones again
 * @param late part of a log's path to how much later all its records arrive
 * @param skew computer, or platform of devices, to how far its clock is ahead
 */
public record Disorder(
        Duration jitter,
        double duplicates,
        double cuts,
        double restarts,
        Map<String, Duration> late,
        Map<String, Duration> skew) {
    /** All records arrive at once and once. */
    public static final Disorder NONE = new Disorder(Duration.ZERO, 0, 0, 0, Map.of(), Map.of());

    public Disorder {
        late = Map.copyOf(late);
        skew = Map.copyOf(skew);
    }

    /** Without cuts and restarts. */
    public Disorder(Duration jitter, double duplicates, Map<String, Duration> late, Map<String, Duration> skew) {
        this(jitter, duplicates, 0, 0, late, skew);
    }

    /** Whether anything is out of order. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** How much later the records of a log arrive. */
    public Duration late(LogFile file) {
        return late.entrySet().stream()
                .filter(each -> file.path()
                        .toLowerCase(Locale.ROOT)
                        .contains(each.getKey().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** How far ahead the clock is that a log's records are written by. */
    public Duration skew(LogFile file) {
        if (file.host() != null) {
            return skewOf(file.host());
        }
        return file.owner() == null ? Duration.ZERO : skewOf(file.owner().platform());
    }

    /** How far ahead a computer's clock is. */
    public Duration skewOf(String host) {
        return skew.getOrDefault(host, Duration.ZERO);
    }
}
