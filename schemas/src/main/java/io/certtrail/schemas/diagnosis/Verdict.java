/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import java.util.Locale;

/** What is said of a request or a host. */
public enum Verdict {
    /** A record says so. */
    FAILED,
    /** No next step in time, and the source that would prove it was alive. */
    STUCK,
    /** No next step in time, and the source that would prove it was not there. */
    BLIND,
    /** A fact about a host that harms requests. */
    DEGRADED;

    /** The name used in output: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
