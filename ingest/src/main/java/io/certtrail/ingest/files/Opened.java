/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** A file that is being read. */
interface Opened extends Closeable {
    /** Bytes of the file read so far, as stored. */
    long read();

    /** Why the log ended early, in one line; null when it did not. */
    @Nullable String problem();
}
