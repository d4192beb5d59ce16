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
     * How many bytes at the beginning are ASCII without a control character, a quote, a backslash and a question mark,
     * or up to seven fewer.
     */
    static int length(byte[] bytes) {
        int at = 0;
        for (; at <= bytes.length - WIDTH; at += WIDTH) {
            long eight = (long) EIGHT.get(bytes, at);
            long special = (eight - BLANKS)
                    | zeros(eight ^ QUOTES)
                    | zeros(eight ^ BACKSLASHES)
                    | zeros(eight ^ QUESTION_MARKS)
                    | zeros(eight ^ DELETES)
                    | eight;
            if ((special & HIGH_BITS) != 0) {
                break;
            }
        }
        return at;
    }

    /** High bits where a byte is zero, as long as none before it is. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }
}
