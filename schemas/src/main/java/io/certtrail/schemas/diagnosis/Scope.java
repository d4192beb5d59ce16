/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import java.util.Locale;

/** What a diagnosis is about. */
public enum Scope {
    REQUEST,
    HOST,
    TENANT;

    /** The name used in output: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
