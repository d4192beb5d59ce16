/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.util.Arrays;

/**
 * The records of one chunk in their order.
 *
 * <p>What the header claims of them is only believed where it explains why there are no more: a file copied while it
 * was written has an old header over new records, or a new one over records that are not there yet.
 */
final class Chunk {
    static final int SIZE = 1 << 16;
    static final int HEADER = 512;

    private static final byte[] SIGNATURE = {'E', 'l', 'f', 'C', 'h', 'n', 'k', 0};
    private static final int RECORD_SIGNATURE = 0x2A2A;
    private static final int RECORD_HEADER = 24;
    private static final int SMALLEST = RECORD_HEADER + 4;

    private final byte[] bytes;
    private final int length;
    private final boolean signed;
    /** Whether the header says something possible about where the records end. */
    private final boolean told;

    private final int used;
    private int at;
    private int start;
    private int end;
    private int lastStart;
    private long lastId = -1;
    private boolean gap;

    /** The chunk in these bytes, of which so many are there. */
    Chunk(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        this.signed = length >= HEADER && isSigned(bytes);
        long free = signed ? Little.u32(bytes, 48) : 0;
        this.told = free >= HEADER && free <= SIZE;
        this.used = told ? (int) Math.min(free, length) : length;
        this.at = signed ? HEADER : 0;
    }

    /** Whether bytes begin as a chunk does. */
    static boolean isSigned(byte[] bytes) {
        return Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** Whether it begins as a chunk does. */
    boolean signed() {
        return signed;
    }

    boolean isEmpty() {
        return isZero(0, length);
    }

    /** Goes on to the next record, or to the next stretch of bytes that are none; false at the end. */
    boolean next() {
        if (isRecord(at) && (at < used || id(at) == lastId + 1)) {
            record();
            return true;
        }
        return !ended() && gap();
    }

    /** Whether this stretch of bytes is no record. */
    boolean isGap() {
        return gap;
    }

    /** Where the record or the stretch begins, in the chunk. */
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Number of the current record; in a gap, of the one that should be there. */
    long id() {
        return gap ? expected() : lastId;
    }

    int contentStart() {
        return start + RECORD_HEADER;
    }

    int contentEnd() {
        return end - 4;
    }

    private long expected() {
        if (lastId >= 0) {
            return lastId + 1;
        }
        return signed ? Math.max(0, Little.i64(bytes, 24)) : 0;
    }

    private void record() {
        gap = false;
        start = at;
        lastStart = at;
        lastId = id(at);
        end = at + (int) size(at);
        at = end;
    }

    /** Some archived chunks claim to be full, and are filled up with zeros. */
    private boolean ended() {
        if (at >= used) {
            return true;
        }
        var isLast = !signed || Little.u32(bytes, 44) == lastStart || (lastStart == 0 && Little.i64(bytes, 32) == 0);
        return isLast && isZero(at, used);
    }

    private boolean gap() {
        gap = true;
        start = at;
        int next = at + 1;
        while (next < used && !isRecord(next)) {
            next++;
        }
        at = Math.min(next, used);
        end = at;
        return true;
    }

    private boolean isRecord(int from) {
        if (from > length - SMALLEST || Little.i32(bytes, from) != RECORD_SIGNATURE) {
            return false;
        }
        long size = size(from);
        return size >= SMALLEST
                && size <= length - from
                && Little.u32(bytes, from + (int) size - 4) == size
                && id(from) >= 0;
    }

    private long size(int from) {
        return Little.u32(bytes, from + 4);
    }

    private long id(int from) {
        return Little.i64(bytes, from + 8);
    }

    private boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
