/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is read as a whole once its writer is done: how far it was read is the number of its rows. */
final class WholeTail implements Tail {
    private final LogSource source;
    private final Bytes bytes;
    private long known;
    private long offset;
    private @Nullable LogCursor cursor;
    private long sizeRead = -1;

    WholeTail(Bytes bytes, LogSource source, FileState left) {
        this.bytes = bytes;
        this.source = source;
        this.known = left.lines();
        this.offset = left.offset();
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (cursor == null) {
            return null;
        }
        var row = cursor.next();
        if (row == null) {
            offset = sizeRead;
            close();
        } else {
            known++;
        }
        return row;
    }

    @Override
    public boolean more(boolean asItIs) throws IOException {
        long size = bytes.size();
        if (cursor != null || size == sizeRead || (size == offset && size > 0) || !asItIs) {
            return false;
        }
        sizeRead = size;
        var opened = source.open();
        for (long i = 0; i < known && opened.next() != null; i++) {
            // its rows were sent before
        }
        cursor = opened;
        return true;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public List<String> directives() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
