/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a log, at any position. */
interface Bytes extends Closeable {
    /** How many there are now. */
    long size() throws IOException;

    /** Reads some from a position on; how many, or negative at the end. */
    int read(long position, byte[] into, int from, int length) throws IOException;

    /** Why there are no more than these though there should be, in one line; null when all is well. */
    default @Nullable String problem() {
        return null;
    }

    /** Those from a position on, fewer only where the log ends. */
    default byte[] slice(long position, int length) throws IOException {
        var slice = new byte[length];
        int filled = 0;
        while (filled < length) {
            int count = read(position + filled, slice, filled, length - filled);
            if (count <= 0) {
                return java.util.Arrays.copyOf(slice, filled);
            }
            filled += count;
        }
        return slice;
    }
}
