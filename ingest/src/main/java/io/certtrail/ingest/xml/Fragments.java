/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.xml;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Cuts a stream into the records of one element, whatever stands around them: nothing, a root element, other text.
 *
 * <p>Records do not nest: where one begins before the last has ended, the last was cut off. So a log that was cut in
 * mid-record, and went on, loses that record only.
 */
public final class Fragments implements Closeable {
    /** Longest record that is read whole, in bytes. */
    public static final int BOUND = 1 << 20;

    /** How much is kept of what is not read whole, in bytes. */
    private static final int KEPT = 1 << 16;

    /** What a piece of the stream is. */
    public enum Kind {
        WHOLE,
        /** The record has no end. */
        CUT,
        /** The record is longer than the bound; its first 64 KiB are given. */
        OVERLONG,
        /** Something else, up to the next record or the end; its first 64 KiB are given. */
        BETWEEN
    }

    private final InputStream in;
    private final Tag tag;
    private final String element;
    private final byte[] block = new byte[8192];
    private int blockAt;
    private int blockEnd;
    private final Bytes piece = new Bytes(BOUND, KEPT);
    private final Bytes given = new Bytes(BOUND, KEPT);
    private boolean inside;
    private boolean closing;
    private Kind kind = Kind.BETWEEN;
    private boolean found;
    private long number;
    private long taken;
    private long endOffset;

    public Fragments(InputStream in, String element) {
        this.in = in;
        this.element = element;
        this.tag = new Tag(element);
    }

    /** Goes to the next piece; false at the end. Blanks, declarations, comments and a root around are no pieces. */
    public boolean next() throws IOException {
        found = false;
        while (!found) {
            var value = read();
            if (value < 0) {
                return end();
            }
            take((byte) value);
        }
        endOffset = taken - (blockEnd - blockAt) - piece.size();
        return true;
    }

    /** What the piece is. */
    public Kind kind() {
        return kind;
    }

    /** The bytes of the piece, or its first 64 KiB. */
    public byte[] bytes() {
        return given.copy();
    }

    /** Its whole length in bytes. */
    public long size() {
        return given.size();
    }

    /** One-based number of the piece. */
    public long number() {
        return number;
    }

    /** Where the piece ends in the stream, in bytes. */
    public long endOffset() {
        return endOffset;
    }

    /** Why a piece that is no whole record is rejected, in one line. */
    public String reason() {
        return switch (kind) {
            case WHOLE -> "whole record";
            case CUT -> "<%s> cut off after %d bytes, without its end".formatted(element, size());
            case OVERLONG -> "<%s> of %d bytes, longer than the bound of %d".formatted(element, size(), BOUND);
            case BETWEEN ->
                given.text().startsWith("<!DOCTYPE")
                        ? "a document type is not read, nor its entities (%d bytes)".formatted(size())
                        : "shortened form: %d bytes of text outside any <%s>".formatted(size(), element);
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int read() throws IOException {
        if (blockAt == blockEnd) {
            int count = Math.max(in.read(block, 0, block.length), 0);
            blockEnd = count;
            blockAt = 0;
            taken += count;
        }
        return blockAt == blockEnd ? -1 : block[blockAt++] & 0xFF;
    }

    private void take(byte value) {
        if (closing) {
            piece.add(value);
            closing = value != '>';
            if (!closing) {
                give(piece.overflowed() ? Kind.OVERLONG : Kind.WHOLE);
                inside = false;
            }
            return;
        }
        if (!tag.begun() && value != '<') {
            add(value);
            return;
        }
        switch (tag.add(value)) {
            case UNDECIDED -> {}
            case START -> start();
            case END -> finish(value);
            case OTHER -> other(value);
        }
    }

    private void add(byte value) {
        if (inside || piece.size() > 0 || !isNothing(value)) {
            piece.add(value);
        }
    }

    private void start() {
        if (inside) {
            give(piece.overflowed() ? Kind.OVERLONG : Kind.CUT);
        } else if (!isFrame()) {
            give(Kind.BETWEEN);
        } else {
            piece.clear();
        }
        inside = true;
        flush();
    }

    private void finish(byte last) {
        flush();
        closing = inside && last != '>';
        if (inside && !closing) {
            give(piece.overflowed() ? Kind.OVERLONG : Kind.WHOLE);
            inside = false;
        }
    }

    private void other(byte last) {
        flush();
        if (last == '<') {
            tag.add(last);
        }
    }

    private void flush() {
        tag.moveTo(piece);
    }

    private boolean end() {
        flush();
        if (piece.size() == 0 || (!inside && isFrame())) {
            return false;
        }
        give(inside ? cutKind() : Kind.BETWEEN);
        inside = false;
        return true;
    }

    private Kind cutKind() {
        return piece.overflowed() ? Kind.OVERLONG : Kind.CUT;
    }

    private void give(Kind of) {
        kind = of;
        found = true;
        number++;
        given.swap(piece);
        piece.clear();
    }

    private boolean isFrame() {
        return piece.size() <= KEPT && Frame.isOnly(piece.text(), element.toLowerCase(Locale.ROOT) + "s");
    }

    private static boolean isNothing(byte value) {
        return (value >= 0 && value <= ' ') || value == '-';
    }
}
