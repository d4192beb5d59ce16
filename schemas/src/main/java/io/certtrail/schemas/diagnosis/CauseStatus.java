/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

/** How the evidence stands to one possible cause. */
public enum CauseStatus {
    CONFIRMED("confirmed"),
    POSSIBLE("possible"),
    RULED_OUT("ruled-out");

    private final String id;

    CauseStatus(String id) {
        this.id = id;
    }

    /** The name used in output. */
    public String id() {
        return id;
    }
}
