/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes in a line eight at a time. */
public final class ByteSearch {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WIDTH = Long.BYTES;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ABOVE_BLANK = (' ' + 1) * ONES;

    private ByteSearch() {}

    /** Index of the first line feed, or -1. */
    public static int lineFeed(byte[] bytes, int from, int to) {
        return indexOf(bytes, '\n', from, to);
    }

    /** Index of the first byte that is this ASCII character, or -1. */
    public static int indexOf(byte[] bytes, char ascii, int from, int to) {
        long wanted = ascii * ONES;
        int at = from;
        for (; at <= to - WIDTH; at += WIDTH) {
            long other = (long) EIGHT.get(bytes, at) ^ wanted;
            long found = (other - ONES) & ~other & HIGH_BITS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / WIDTH;
            }
        }
        while (at < to && bytes[at] != ascii) {
            at++;
        }
        return at < to ? at : -1;
    }

    /** Index of the first byte that is a blank or a control character, or the end. */
    public static int blankOrControl(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - WIDTH; at += WIDTH) {
            long eight = (long) EIGHT.get(bytes, at);
            long found = (eight - ABOVE_BLANK) & ~eight & HIGH_BITS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / WIDTH;
            }
        }
        while (at < to && (bytes[at] > ' ' || bytes[at] < 0)) {
            at++;
        }
        return at;
    }
}
