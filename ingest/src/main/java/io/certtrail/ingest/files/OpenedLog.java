/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import io.certtrail.ingest.lines.Decoding;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file opened for reading: unpacked, decoded, and never failing in the middle of a line. */
final class OpenedLog implements Opened {
    private static final int BUFFER = 1 << 13;

    private final CountedStream raw;
    private final WholeLines lines;
    private final boolean gzip;
    private boolean closed;

    private OpenedLog(CountedStream raw, WholeLines lines, boolean gzip) {
        this.raw = raw;
        this.lines = lines;
        this.gzip = gzip;
    }

    static OpenedLog of(Content content) throws IOException {
        return of(content, in -> new WholeLines(Decoding.utf8(in)));
    }

    /** A log that is not made of lines, nor of text. */
    static OpenedLog ofBytes(Content content) throws IOException {
        return of(content, WholeLines::ofBytes);
    }

    /** Gives the bytes of a log on as far as they can be used. */
    private interface Giving {
        WholeLines of(InputStream unpacked) throws IOException;
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static OpenedLog of(Content content, Giving giving) throws IOException {
        var raw = new CountedStream(content.open());
        try {
            // What is read in larger pieces goes by it.
            var buffered = new BufferedInputStream(raw, BUFFER);
            var gzip = isGzip(buffered);
            var unpacked = gzip ? unpack(buffered, raw) : buffered;
            var opened = new OpenedLog(raw, giving.of(unpacked), gzip);
            ReadingRoom.enter();
            return opened;
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

    @Override
    public long read() {
        return raw.count();
    }

    @Override
    public @Nullable String problem() {
        var problem = lines.problem();
        return problem == null ? null : (gzip ? "gzip data ends early: " : "reading ends early: ") + problem;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            ReadingRoom.leave();
        }
        lines.close();
    }

    /** What a stream of gzip holds, which it closes. */
    static InputStream unpacked(InputStream in) throws IOException {
        var raw = new CountedStream(in);
        try {
            return unpack(raw, raw);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
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
