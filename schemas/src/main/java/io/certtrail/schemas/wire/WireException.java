/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import java.io.Serial;

/** A record that cannot be put on the wire, or bytes that are no such record. */
public final class WireException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public WireException(String message) {
        super(message);
    }

    public WireException(String message, Exception cause) {
        super(message, cause);
    }
}
