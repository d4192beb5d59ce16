/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.process;

/** Port numbers as a user gives them. */
public final class Ports {
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /** Refuses what is no port; 0 stands for a free one. */
    public static void check(String what, int port) {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException(
                    "%s must be 1 to %d, or 0 for a free one, was %d".formatted(what, HIGHEST, port));
        }
    }
}
