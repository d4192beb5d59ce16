/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import java.util.Locale;

/** How urgent a diagnosis is, least first. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The name used in output: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
