/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import java.util.Locale;

/** Where a diagnosis stands. */
public enum State {
    OPEN,
    /** Later it went well. */
    RESOLVED,
    /** Late evidence shows it never held. */
    RETRACTED;

    /** The name used in output: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
