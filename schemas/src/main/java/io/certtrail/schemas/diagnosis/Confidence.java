/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import java.util.Locale;

/** How much the evidence carries, least first. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    /** The next lower one, if there is one. */
    public Confidence less() {
        return this == HIGH ? MEDIUM : LOW;
    }

    /** The next higher one, if there is one. */
    public Confidence more() {
        return this == LOW ? MEDIUM : HIGH;
    }

    /** The name used in output: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
