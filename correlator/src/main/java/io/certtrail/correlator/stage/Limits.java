/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

/**
 * How much is kept, whatever the logs invent.
 *
 * @param open devices, requests without one, and joining identifiers: so many of each stage, over all of its tasks
 */
public record Limits(int open) {
    /** What is enough for a tenant of some hundred thousand devices. */
    public static final Limits USUAL = new Limits(200_000);

    public Limits {
        if (open < 1) {
            throw new IllegalArgumentException("the limit of open requests must be at least 1, was %d".formatted(open));
        }
    }

    /** How many diagnoses of requests are remembered: they are larger. */
    int findings() {
        return Math.max(1, open / 4);
    }

    /** The share of one of so many tasks. */
    int share(int of) {
        return Math.max(1, open / of);
    }
}
