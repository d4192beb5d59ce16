/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Where the records of a log begin: a log that has reached its size goes on at its first chunk, over the oldest ones.
 *
 * <p>The header of the file says which chunk is the oldest, but a copy of a log in use has an old header.
 */
final class Ring {
    private static final int CHUNK_BEGINNING = 64;
    private static final int DIRTY = 1;

    private Ring() {}

    /** Number of the chunk with the first record; 0 for a log that was never full. */
    static long oldest(InputStream log) throws IOException {
        var header = log.readNBytes(EvtxReader.FILE_HEADER);
        if (header.length < EvtxReader.FILE_HEADER || !mayBeFull(header)) {
            return 0;
        }
        long oldest = 0;
        long least = Long.MAX_VALUE;
        for (long number = 0; ; number++) {
            var beginning = log.readNBytes(CHUNK_BEGINNING);
            if (beginning.length < CHUNK_BEGINNING) {
                return oldest;
            }
            long first = Little.i64(beginning, 24);
            if (Chunk.isSigned(beginning) && first >= 0 && first < least) {
                least = first;
                oldest = number;
            }
            if (!skip(log)) {
                return oldest;
            }
        }
    }

    private static boolean mayBeFull(byte[] header) {
        return Little.i64(header, 8) != 0 || (Little.i32(header, 120) & DIRTY) != 0;
    }

    private static boolean skip(InputStream log) throws IOException {
        try {
            log.skipNBytes(Chunk.SIZE - CHUNK_BEGINNING);
            return true;
        } catch (EOFException cut) {
            return false;
        }
    }
}
