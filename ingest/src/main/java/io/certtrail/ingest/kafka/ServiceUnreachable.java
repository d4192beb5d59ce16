/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import org.jspecify.annotations.Nullable;

/** A service did not answer; the message is one line that names its address and the way out. */
public final class ServiceUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String address;

    public ServiceUnreachable(String address, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.address = address;
    }

    /** Where it was looked for. */
    public String address() {
        return address;
    }
}
