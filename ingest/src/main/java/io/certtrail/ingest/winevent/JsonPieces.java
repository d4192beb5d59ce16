/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.lines.Lines;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of JSON into its outermost objects, whether they stand in a list, one after another, or over many
 * lines.
 *
 * <p>A text of JSON has no line end in it, so an object with one was cut off: the next one is looked for behind it.
 */
final class JsonPieces implements Closeable {
    private static final int BOUND = Lines.BOUND;
    private static final int KEPT = 1 << 16;

    /** What a piece is. */
    enum Kind {
        OBJECT,
        /** The object has no end, or a text in it has none. */
        CUT,
        /** Longer than the bound; its beginning is given. */
        OVERLONG,
        /** Something between objects. */
        BETWEEN
    }

    private final InputStream in;
    private final byte[] block = new byte[8192];
    private int at;
    private int filled;
    private byte[] piece = new byte[4096];
    private int size;
    private long length;
    private long number;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private Kind kind = Kind.BETWEEN;

    JsonPieces(InputStream in) {
        this.in = in;
    }

    /** Goes to the next piece; false at the end. Blanks, commas and the brackets of a list are no pieces. */
    boolean next() throws IOException {
        size = 0;
        length = 0;
        depth = 0;
        inText = false;
        escaped = false;
        for (int value = read(); value >= 0; value = read()) {
            if (length == 0 && isBetween(value)) {
                continue;
            }
            if (length == 0) {
                number++;
                kind = value == '{' ? Kind.OBJECT : Kind.BETWEEN;
            }
            if (kind == Kind.BETWEEN && value == '{') {
                at--;
                return true;
            }
            keep(value);
            if (kind == Kind.BETWEEN ? value == '\n' : isEnd(value)) {
                return true;
            }
        }
        kind = kind == Kind.OBJECT ? Kind.CUT : kind;
        return length > 0;
    }

    Kind kind() {
        return length > BOUND && kind == Kind.OBJECT ? Kind.OVERLONG : kind;
    }

    /** The piece, or its first 64 KiB when it is over the bound. */
    byte[] bytes() {
        return Arrays.copyOf(piece, length > BOUND ? Math.min(size, KEPT) : size);
    }

    /** Its whole length, in bytes. */
    long length() {
        return length;
    }

    /** Its one-based number. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static boolean isBetween(int value) {
        return value <= ' ' || value == ',' || value == '[' || value == ']';
    }

    /** Whether this byte ends the object. */
    private boolean isEnd(int value) {
        if (inText) {
            if (value == '\n' || value == '\r') {
                kind = Kind.CUT;
                return true;
            }
            inText = escaped || value != '"';
            escaped = !escaped && value == '\\';
            return false;
        }
        switch (value) {
            case '"' -> inText = true;
            case '{' -> depth++;
            case '}' -> depth--;
            default -> {}
        }
        return depth == 0;
    }

    private void keep(int value) {
        length++;
        if (length > BOUND) {
            return;
        }
        if (size == piece.length) {
            piece = Arrays.copyOf(piece, piece.length * 2);
        }
        piece[size++] = (byte) value;
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = Math.max(0, in.read(block));
            at = 0;
            if (filled == 0) {
                return -1;
            }
        }
        return block[at++] & 0xFF;
    }
}
