/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.lines.Decoding;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file opened for reading: unpacked, decoded, and never failing in the middle of a line. */
final class OpenedLog implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final CountedStream raw;
    private final WholeLines lines;
    private final boolean gzip;

    private OpenedLog(CountedStream raw, WholeLines lines, boolean gzip) {
        this.raw = raw;
        this.lines = lines;
        this.gzip = gzip;
    }

    static OpenedLog of(Content content) throws IOException {
        return of(content, false);
    }

    @SuppressWarnings("MustBeClosedChecker")
    static OpenedLog of(Content content, boolean endedLinesOnly) throws IOException {
        var raw = new CountedStream(content.open());
        try {
            var buffered = new BufferedInputStream(raw, BUFFER);
            var gzip = isGzip(buffered);
            var unpacked = gzip ? unpack(buffered, raw) : buffered;
            return new OpenedLog(raw, new WholeLines(Decoding.utf8(unpacked), endedLinesOnly), gzip);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    static boolean isGzip(byte[] head, int length) {
        return length >= 2 && head[0] == 0x1F && (head[1] & 0xFF) == 0x8B;
    }

    /** UTF-8, up to the end of the last line that could be read. */
    InputStream lines() {
        return lines;
    }

    /** Bytes of the file read so far, as stored. */
    long read() {
        return raw.count();
    }

    /** Why the log ended early, in one line; null when it did not. */
    @Nullable String problem() {
        var problem = lines.problem();
        return problem == null ? null : (gzip ? "gzip data ends early: " : "reading ends early: ") + problem;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        var head = in.readNBytes(2);
        in.reset();
        return isGzip(head, head.length);
    }

    private static InputStream unpack(InputStream packed, CountedStream raw) throws IOException {
        try {
            return new BoundedUnpacking(new GZIPInputStream(packed, BUFFER), raw::count);
        } catch (EOFException e) {
            throw new IOException("the gzip header is cut off", e);
        }
    }
}
