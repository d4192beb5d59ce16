/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import io.certtrail.schemas.diagnosis.State;

/** Where a finding stands in the words of OCSF: what happened to it, and its status since. */
enum OcsfLife {
    CREATED(1, "Create", 1, "New"),
    UPDATED(2, "Update", 1, "New"),
    RESOLVED(3, "Close", 4, "Resolved"),
    /** Suppressed is what OCSF calls a finding found to be a false positive. */
    RETRACTED(3, "Close", 3, "Suppressed");

    final int activityId;
    final String activity;
    final int statusId;
    final String status;

    OcsfLife(int activityId, String activity, int statusId, String status) {
        this.activityId = activityId;
        this.activity = activity;
        this.statusId = statusId;
        this.status = status;
    }

    static OcsfLife of(State state, int revision) {
        return switch (state) {
            case OPEN -> revision == 1 ? CREATED : UPDATED;
            case RESOLVED -> RESOLVED;
            case RETRACTED -> RETRACTED;
        };
    }
}
