/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a sink in trouble is left alone: exponential with full jitter, above a floor that keeps many alerters from
 * becoming a storm.
 */
public record Backoff(Duration floor, Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** At most one request a second, at least one every minute. */
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(59));

    public Backoff {
        if (floor.isNegative() || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A back-off goes from a positive first step up to a longest, was %s, %s, %s; try PT1S, PT1S, PT1M"
                            .formatted(floor, first, longest));
        }
    }

    Duration delay(int failures, RandomGenerator random) {
        var doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        var step = Math.min(first.toMillis() << doublings, longest.toMillis());
        return floor.plusMillis(random.nextLong(step + 1));
    }
}
