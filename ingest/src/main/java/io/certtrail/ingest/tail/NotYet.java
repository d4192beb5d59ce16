/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.io.IOException;

/** A log has no more whole lines for now: its reader keeps what it has begun, and is asked again later. */
final class NotYet extends IOException {
    private static final long serialVersionUID = 1L;

    NotYet() {
        super("no more whole lines for now");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
