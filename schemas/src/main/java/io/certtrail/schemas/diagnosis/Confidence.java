/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import java.util.Locale;

/** How much the evidence carries, least first. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    /** The name used in output: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
