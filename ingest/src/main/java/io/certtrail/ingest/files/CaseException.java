/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

/** A case cannot be opened; the message is one line that names the value, the place and the way out. */
public final class CaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CaseException(String message) {
        super(message);
    }
}
