/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A file failed in the middle of a batch: what was given of it must not be committed, and is read again. */
public final class BatchLost extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    BatchLost(String file, IOException cause) {
        super("%s: reading failed: %s".formatted(file, cause.getMessage()), cause);
    }
}
