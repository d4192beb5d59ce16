/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.process;

/** A service that another needs was not reached; the message is one line that names it and the way out. */
public final class UnreachableException extends RuntimeException {
    /** Nobody answered at an address. */
    public UnreachableException(String message, Exception cause) {
        super(message, cause);
    }
}
