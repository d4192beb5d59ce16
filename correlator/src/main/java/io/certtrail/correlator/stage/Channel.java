/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

/** The ways between the stages: one repartition topic each. */
public enum Channel {
    /** interpret to resolve, keyed by the identifier that joins. */
    RESOLVE("resolve"),
    /** interpret to follow, keyed by device. */
    OBSERVED("observed"),
    /** resolve to follow, keyed by device. */
    RESOLVED("resolved"),
    /** interpret to explain, keyed by tenant. */
    FACTS("facts"),
    /** follow to explain, keyed by tenant. */
    STATED("stated");

    private final String id;

    Channel(String id) {
        this.id = id;
    }

    /** Name of the repartition topic's middle part. */
    public String id() {
        return id;
    }
}
