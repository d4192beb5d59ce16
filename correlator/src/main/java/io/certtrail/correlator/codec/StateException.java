/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

/** Says in one line why state or a message cannot be read, and how it is made anew. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String WAY_OUT =
            "stop all correlators, delete their state folders, and reset the application's state with"
                    + " 'kafka-streams-application-reset.sh', or give another correlate.application-id: the event"
                    + " topics are then read again";

    StateException(String message) {
        super(message);
    }

    StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
