/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

/**
 * What became of one file's lines; for binary and XML logs a line is a record.
 *
 * @param file path inside the case, as evidence quotes it
 */
public record Reading(String file, String format, long lines, long events, long ignored, long rejected) {
    public Reading {
        if (lines != events + ignored + rejected) {
            throw new IllegalArgumentException("%s: %d lines are not %d events + %d ignored + %d rejected"
                    .formatted(file, lines, events, ignored, rejected));
        }
    }
}
