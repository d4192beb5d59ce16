/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

/** A catalogue that cannot be used: one line with the file, the line where known, and the way out. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is what the user reads. */
    public CatalogueException(String message) {
        super(message);
    }
}
