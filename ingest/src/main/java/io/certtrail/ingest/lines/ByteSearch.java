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

    /** Carries into the high bit of each byte that is above a blank. */
    private static final long OVER_BLANK = (0x7F - ' ') * ONES;

    private ByteSearch() {}

    /** Index of the first line feed, or -1. */
    public static int lineFeed(byte[] bytes, int from, int to) {
        return indexOf(bytes, '\n', from, to);
    }

    /** Index of the first byte that is this ASCII character, or -1. */
    public static int indexOf(byte[] bytes, char ascii, int from, int to) {
        long wanted = ascii * ONES;
        int at = from;
        while (at <= to - 4 * WIDTH && !isIn(bytes, at, wanted)) {
            at += 4 * WIDTH;
        }
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

    /** Whether one of 32 bytes is this character. */
    private static boolean isIn(byte[] bytes, int at, long wanted) {
        long one = (long) EIGHT.get(bytes, at) ^ wanted;
        long two = (long) EIGHT.get(bytes, at + WIDTH) ^ wanted;
        long three = (long) EIGHT.get(bytes, at + 2 * WIDTH) ^ wanted;
        long four = (long) EIGHT.get(bytes, at + 3 * WIDTH) ^ wanted;
        return ((((one - ONES) & ~one) | ((two - ONES) & ~two) | ((three - ONES) & ~three) | ((four - ONES) & ~four))
                        & HIGH_BITS)
                != 0;
    }

    /**
     * Splits at runs of blanks and tabs: puts where each word begins and ends into the arrays, as far as they go, and
     * tells how many there are; {@code -1} less that number when one of those put begins with a quote.
     */
    public static int words(byte[] bytes, int from, int to, int[] starts, int[] ends) {
        int count = 0;
        int word = from;
        int at = from;
        for (; at <= to - WIDTH; at += WIDTH) {
            long eight = (long) EIGHT.get(bytes, at);
            long found = ~((eight & ~HIGH_BITS) + OVER_BLANK | eight) & HIGH_BITS;
            while (found != 0) {
                int stop = at + Long.numberOfTrailingZeros(found) / WIDTH;
                found &= found - 1;
                if (bytes[stop] == ' ' || bytes[stop] == '\t') {
                    count += put(count, word, stop, starts, ends);
                    word = stop + 1;
                }
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == ' ' || bytes[at] == '\t') {
                count += put(count, word, at, starts, ends);
                word = at + 1;
            }
        }
        count += put(count, word, to, starts, ends);
        return standsAt(bytes, '"', starts, Math.min(count, starts.length)) ? -1 - count : count;
    }

    private static int put(int count, int from, int to, int[] starts, int[] ends) {
        if (from >= to) {
            return 0;
        }
        if (count < starts.length) {
            starts[count] = from;
            ends[count] = to;
        }
        return 1;
    }

    /** Whether this ASCII character stands at one of the first so many places. */
    private static boolean standsAt(byte[] bytes, char ascii, int[] places, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[places[i]] == ascii) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes are exactly these. */
    public static boolean is(byte[] bytes, int from, int to, byte[] wanted) {
        if (to - from != wanted.length) {
            return false;
        }
        int at = 0;
        while (at < wanted.length && bytes[from + at] == wanted[at]) {
            at++;
        }
        return at == wanted.length;
    }

    /** Whether so many bytes are the same in two arrays. */
    public static boolean isSame(byte[] one, int from, byte[] other, int otherFrom, int length) {
        int at = 0;
        for (; at <= length - WIDTH; at += WIDTH) {
            if ((long) EIGHT.get(one, from + at) != (long) EIGHT.get(other, otherFrom + at)) {
                return false;
            }
        }
        while (at < length && one[from + at] == other[otherFrom + at]) {
            at++;
        }
        return at == length;
    }

    /** Whether the bytes hold this lower-case ASCII text in any case. */
    public static boolean holds(byte[] bytes, int from, int to, byte[] lowerCase) {
        for (int at = from; at <= to - lowerCase.length; at++) {
            if (begins(bytes, at, lowerCase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] bytes, int from, byte[] lowerCase) {
        int at = 0;
        while (at < lowerCase.length && lower(bytes[from + at]) == lowerCase[at]) {
            at++;
        }
        return at == lowerCase.length;
    }

    private static int lower(byte ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? ascii + ('a' - 'A') : ascii;
    }

    /** Whether all bytes are ASCII. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - WIDTH; at += WIDTH) {
            if (((long) EIGHT.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at == to;
    }
}
