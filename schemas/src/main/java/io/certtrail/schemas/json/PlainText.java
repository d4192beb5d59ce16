/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Copies, eight bytes at a time, as much of a text as JSON takes as it is. */
final class PlainText {
    /** How far behind the text a copy may write. */
    static final int WIDTH = Long.BYTES;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F * ONES;
    private static final long BLANKS = ' ' * ONES;

    /** Carries into the high bit of each byte that is no control character. */
    private static final long OVER_CONTROLS = (0x80 - ' ') * ONES;

    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long QUESTION_MARKS = '?' * ONES;

    private PlainText() {}

    /**
     * Copies up to the first byte that is not ASCII or is a control character, a quote, a backslash or a question mark;
     * tells how many bytes come before it.
     */
    static int copy(byte[] bytes, byte[] target, int to) {
        int last = bytes.length - WIDTH;
        if (last < 0) {
            return copyFew(bytes, target, to);
        }
        int at = 0;
        while (true) {
            long eight = (long) EIGHT.get(bytes, at);
            EIGHT.set(target, to + at, eight);
            long special = special(eight);
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / WIDTH;
            }
            if (at == last) {
                return bytes.length;
            }
            // The last eight may hold some that were looked at before: these are plain.
            at = Math.min(at + WIDTH, last);
        }
    }

    private static int copyFew(byte[] bytes, byte[] target, int to) {
        long few = BLANKS;
        for (int at = bytes.length - 1; at >= 0; at--) {
            few = (few << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        EIGHT.set(target, to, few);
        return Math.min(bytes.length, Long.numberOfTrailingZeros(special(few)) / WIDTH);
    }

    /** High bits where a byte is not plain. */
    private static long special(long eight) {
        long low = eight & LOW_BITS;
        long plain = ((low ^ QUOTES) + LOW_BITS)
                & ((low ^ BACKSLASHES) + LOW_BITS)
                & ((low ^ QUESTION_MARKS) + LOW_BITS)
                & (low + OVER_CONTROLS);
        long delete = low + ONES;
        return (~plain | delete | eight) & ~LOW_BITS;
    }
}
