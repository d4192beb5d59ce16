/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells, eight bytes at a time, how much of a text JSON takes as it is. */
final class PlainText {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WIDTH = Long.BYTES;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BLANKS = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long QUESTION_MARKS = '?' * ONES;
    private static final long DELETES = 0x7F * ONES;

    private PlainText() {}

    /**
     * How many bytes at the beginning are ASCII without a control character, a quote, a backslash and a question mark.
     */
    static int length(byte[] bytes) {
        int last = bytes.length - WIDTH;
        for (int at = 0; at <= last; at += WIDTH) {
            long special = special((long) EIGHT.get(bytes, at));
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / WIDTH;
            }
        }
        if (last < 0) {
            return lengthOfFew(bytes);
        }
        // The last eight; those that were looked at before are plain.
        long special = special((long) EIGHT.get(bytes, last));
        return special == 0 ? bytes.length : last + Long.numberOfTrailingZeros(special) / WIDTH;
    }

    private static int lengthOfFew(byte[] bytes) {
        long few = BLANKS;
        for (int at = 0; at < bytes.length; at++) {
            few = (few << 8) | (bytes[bytes.length - 1 - at] & 0xFF);
        }
        long special = special(few);
        return special == 0 ? bytes.length : Long.numberOfTrailingZeros(special) / WIDTH;
    }

    /** High bits; the lowest is that of the first byte which is not plain. */
    private static long special(long eight) {
        return ((eight - BLANKS)
                        | zeros(eight ^ QUOTES)
                        | zeros(eight ^ BACKSLASHES)
                        | zeros(eight ^ QUESTION_MARKS)
                        | zeros(eight ^ DELETES)
                        | eight)
                & HIGH_BITS;
    }

    /** High bits where a byte is zero, as long as none before it is. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }
}
