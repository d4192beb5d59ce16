/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import io.certtrail.schemas.words.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a log as bytes; no String is made until {@link #text()} is asked for.
 *
 * <p>A line ends with LF or CRLF, the last one may end with the file. A UTF-8 byte order mark and the NUL padding that
 * servers leave behind are no part of any line. A line longer than the bound is not kept: {@link #overlong()} is true,
 * the first 64 KiB are given, and {@link #size()} and {@link #sha256()} speak for the rest.
 */
public final class Lines implements Closeable {
    /** Longest line that is read whole, in bytes, when no other bound is given. */
    public static final int BOUND = 1 << 20;

    private static final int PIECE = 1 << 16;
    /** Thousands of logs may be open at the same time, most of them short: only a long one gets more room. */
    private static final int ROOM = 1 << 14;

    private static final int LONG_LOG = 8 * ROOM;

    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int bound;
    private byte[] buffer = new byte[ROOM];
    private int filled;
    private int next;
    private long base;

    private byte[] line = buffer;
    private int start;
    private int end;
    private long number;
    private long offset;
    private long size;
    private @Nullable String sha256;

    public Lines(InputStream in) {
        this(in, BOUND);
    }

    public Lines(InputStream in, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("The bound of a line must be positive, was %d".formatted(bound));
        }
        this.in = in;
        this.bound = bound;
    }

    /** Goes to the next line; false at the end of the log. */
    public boolean next() throws IOException {
        if (base == 0 && next == 0) {
            skipMark();
        }
        skipPadding();
        sha256 = null;
        offset = base + next;
        var lineFeed = find();
        if (lineFeed == next && lineFeed == filled) {
            return false;
        }
        number++;
        if (lineFeed < 0 || lineFeed - next > bound) {
            overflow(lineFeed);
        } else {
            take(lineFeed);
        }
        return true;
    }

    /** The array that holds the line from {@link #start()} to {@link #end()}, valid until the next line. */
    @SuppressWarnings("EI_EXPOSE_REP")
    public byte[] bytes() {
        return line;
    }

    /** Where the line begins in {@link #bytes()}. */
    public int start() {
        return start;
    }

    /** Where the line ends in {@link #bytes()}, line end excluded. */
    public int end() {
        return end;
    }

    /** The line as text; bytes that are no UTF-8 become U+FFFD. */
    public String text() {
        return Utf8.text(line, start, end);
    }

    /** A copy of the line, or of its first 64 KiB when it is longer. */
    public byte[] copy() {
        return Arrays.copyOfRange(line, start, Math.min(end, start + PIECE));
    }

    /** One-based number of the line. */
    public long number() {
        return number;
    }

    /** Where the line begins in the stream, in bytes. */
    public long offset() {
        return offset;
    }

    /** Length of the whole line in bytes, kept or not. */
    public long size() {
        return size;
    }

    /** Whether the line is over the bound, so that only its first 64 KiB are here. */
    public boolean overlong() {
        return sha256 != null;
    }

    /** SHA-256 of the whole line when it is over the bound, else null. */
    public @Nullable String sha256() {
        return sha256;
    }

    /** Why an overlong line is rejected, in one line. */
    public String overlongReason() {
        return "line of %d bytes, longer than the bound of %d (SHA-256 %s)".formatted(size, bound, sha256);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void skipMark() throws IOException {
        while (filled < UTF8_MARK.length && fill()) {
            // a stream may give its first bytes one by one
        }
        var marked = filled >= UTF8_MARK.length
                && Arrays.equals(buffer, 0, UTF8_MARK.length, UTF8_MARK, 0, UTF8_MARK.length);
        next = marked ? UTF8_MARK.length : 0;
    }

    private void skipPadding() throws IOException {
        do {
            while (next < filled && buffer[next] == 0) {
                next++;
            }
        } while (next == filled && fill());
    }

    /** Index of the line feed, or of the end of the log; negative when the line runs over the bound. */
    private int find() throws IOException {
        var scanned = 0;
        while (true) {
            var found = ByteSearch.lineFeed(buffer, next + scanned, filled);
            if (found >= 0) {
                return found;
            }
            scanned = filled - next;
            if (scanned > bound) {
                return -1;
            }
            if (!fill()) {
                return filled;
            }
        }
    }

    private void take(int lineFeed) {
        line = buffer;
        start = next;
        end = lineFeed > start && buffer[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        size = (long) end - start;
        next = Math.min(lineFeed + 1, filled);
    }

    private void overflow(int lineFeed) throws IOException {
        var digest = Sha256.digest();
        line = Arrays.copyOfRange(buffer, next, Math.min(next + PIECE, lineFeed < 0 ? filled : lineFeed));
        start = 0;
        end = line.length;
        size = 0;
        var stop = lineFeed;
        while (stop < 0) {
            digest.update(buffer, next, filled - next);
            size += filled - next;
            next = filled;
            stop = fill() ? ByteSearch.lineFeed(buffer, next, filled) : filled;
        }
        digest.update(buffer, next, stop - next);
        size += stop - next;
        sha256 = HexFormat.of().formatHex(digest.digest());
        next = Math.min(stop + 1, filled);
    }

    /** Drops what was read, makes room, and reads more; false at the end of the stream. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        base += next;
        filled -= next;
        next = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, bound + 2 * PIECE));
        } else if (base >= LONG_LOG && buffer.length < PIECE) {
            buffer = Arrays.copyOf(buffer, PIECE);
        }
        var read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }
}
