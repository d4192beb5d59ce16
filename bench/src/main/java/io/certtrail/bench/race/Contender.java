/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.race;

import java.util.List;

/**
 * A program in a race.
 *
 * @param name as the table prints it; the first of a race is the one the others are compared with
 * @param command its words; no shell reads them
 * @param answer what its standard output says
 */
public record Contender(String name, List<String> command, Answer answer) {
    public Contender {
        command = List.copyOf(command);
    }

    /** How the number of things it found stands in its standard output. */
    public enum Answer {
        /** A line for each. */
        LINES,
        /** Its first word is the number. */
        NUMBER
    }
}
