/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

/** The topology cannot run: one line with the address or topic and the way out. */
public final class CorrelatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is what the user reads. */
    public CorrelatorException(String message) {
        super(message);
    }
}
