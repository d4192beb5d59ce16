/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.process;

/** A service cannot start; the message is one line that names the value, the place and the way out. */
public final class StartException extends RuntimeException {
    /** Nothing but the reason is known. */
    public StartException(String message) {
        super(message);
    }

    /** Something below failed. */
    public StartException(String message, Exception cause) {
        super(message, cause);
    }
}
