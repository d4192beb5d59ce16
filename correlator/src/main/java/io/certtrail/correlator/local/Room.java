/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The memory that the values of all tables together may take, and how they lie there when it is short: as bytes, long
 * ones deflated to a quarter. What lies there as bytes leaves so much less for objects.
 */
final class Room {
    /** Of shorter ones little would be saved. */
    private static final int SHORT = 1024;
    /** What a row of bytes takes beside them: its key, and its place in the table. */
    private static final int ROW = 200;
    /** What part of all is for objects in any case: those at work would else be packed and unpacked without end. */
    private static final int LEAST = 8;

    private final long bytes;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private byte[] buffer = new byte[SHORT];
    private long packed;

    Room(long bytes) {
        this.bytes = bytes;
    }

    /** How many bytes there are for objects. */
    long forObjects() {
        return Math.max(bytes / LEAST, bytes - packed);
    }

    /** Bytes in as few as they take, from now on in this room. */
    Packed pack(byte[] plain) {
        var row = plain.length < SHORT ? new Packed(plain, plain.length) : new Packed(deflate(plain), plain.length);
        packed += ROW + row.bytes.length;
        return row;
    }

    /** The bytes that were packed, which leave the room. */
    byte[] unpack(Packed row) {
        leave(row);
        return read(row);
    }

    /** Packed bytes leave the room. */
    void leave(Packed row) {
        packed -= ROW + row.bytes.length;
    }

    /** The bytes that were packed, which stay. */
    byte[] read(Packed row) {
        return row.length < SHORT ? row.bytes : inflate(row);
    }

    private byte[] deflate(byte[] plain) {
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        var length = 0;
        while (!deflater.finished()) {
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * length);
            }
            length += deflater.deflate(buffer, length, buffer.length - length);
        }
        return Arrays.copyOf(buffer, length);
    }

    private byte[] inflate(Packed row) {
        var plain = new byte[row.length];
        inflater.reset();
        inflater.setInput(row.bytes);
        try {
            inflater.inflate(plain);
        } catch (DataFormatException e) {
            throw new IllegalStateException("what was deflated in this process cannot be inflated", e);
        }
        return plain;
    }

    /** A value as bytes; a short one lies there as it is. */
    static final class Packed {
        private final byte[] bytes;
        private final int length;

        private Packed(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }
}
