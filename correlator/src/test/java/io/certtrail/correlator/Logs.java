/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.RPC;
import static io.certtrail.correlator.Morning.device;

import io.certtrail.schemas.event.Origin;

/** The logs that most tests begin with. */
final class Logs {
    private Logs() {}

    /** A connector's, with nothing in it. */
    static HandLog connector() {
        return HandLog.of(Origin.CONNECTOR, "CONN01", "operational");
    }

    /** A CA's, with nothing in it. */
    static HandLog authority() {
        return HandLog.of(Origin.CA, "CA01", "application");
    }

    /** Of a connector that tries twice in vain. */
    static HandLog failing() {
        return connector()
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:00:05", 1051, device(1), POLICY, "Error", RPC)
                .connector("08:10:05", 1052, device(1), POLICY, "Error", RPC);
    }

    /** Of a connector that has got a request. */
    static HandLog waiting() {
        return connector().healthy("07:55:00").connector("08:00:00", 1020, device(1), POLICY);
    }
}
