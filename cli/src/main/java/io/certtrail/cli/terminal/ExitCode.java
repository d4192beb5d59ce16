/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.terminal;

/** How a command ends; scripts rely on the numbers. */
public enum ExitCode {
    DONE(0),
    /** Wrong usage or configuration. */
    USAGE(1),
    /** There are diagnoses at or above what {@code --fail-on} names. */
    DIAGNOSED(2),
    /** Nothing could be read. */
    NOTHING_READ(3),
    /** A service was not reached. */
    UNREACHED(4),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The status the process ends with. */
    public int number() {
        return number;
    }
}
