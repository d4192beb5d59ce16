/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

/** How long the runs with killed processes are: short in every build, long when somebody asks for it. */
final class Kills {
    static final int COUNT = Integer.getInteger("kills", 20);
    static final int EVENTS = Integer.getInteger("kills.events", 200_000);
    static final long SEED = Long.getLong("kills.seed", 20685);

    private Kills() {}

    /** What a failure prints, so that it can be run again. */
    static String again() {
        return "-Dkills=%d -Dkills.events=%d -Dkills.seed=%d".formatted(COUNT, EVENTS, SEED);
    }
}
