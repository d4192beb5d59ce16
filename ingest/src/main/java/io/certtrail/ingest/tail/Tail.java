/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one file from some place on, as far as it is written. */
interface Tail extends Closeable {
    /** The next row, or null when there is none for now. */
    @Nullable Row next() throws IOException;

    /**
     * Takes more of what was written, once there is no next row; false when there is no more.
     *
     * @param asItIs whether what was begun and not ended is to be given as it is, since its writer has fallen silent
     */
    boolean more(boolean asItIs) throws IOException;

    /** Where the record behind the last row begins, in bytes; only true when there is no next row. */
    long offset() throws IOException;

    /** Whether what was read stays where it stood, so that the file is known by it. */
    default boolean keepsWhatItHolds() {
        return true;
    }

    /** The directives that hold there. */
    List<String> directives();
}
