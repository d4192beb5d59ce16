/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one log from its beginning, a row at a time. */
public interface LogCursor extends Closeable {
    /** The next row, or null at the end; an unreadable piece is a {@link Row.Rejected}, never an exception. */
    @Nullable Row next() throws IOException;

    /**
     * Where the row given last ends, in bytes of the stream it is read from; negative when a row is a line, so that
     * whoever gives the lines knows it.
     */
    default long end() {
        return -1;
    }

    /** How much of the source has been read, in bytes as stored; 0 when not known. */
    default long bytesRead() {
        return 0;
    }
}
