/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.terminal;

/** When output is coloured. */
public enum ColorWhen {
    /** On a terminal, unless {@code NO_COLOR} is set. */
    AUTO,
    ALWAYS,
    NEVER
}
