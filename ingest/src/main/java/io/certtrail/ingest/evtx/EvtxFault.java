/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.io.Serial;

/** What makes a record unreadable, in words for whoever looks at the log. */
final class EvtxFault extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    EvtxFault(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
