/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Base64 as queries carry it: URL-encoded once, twice or not at all, with blanks where a plus was. */
final class MessageText {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final byte NONE = -1;

    private static final byte[] DIGITS = digits();
    private static final byte[] HEX = hex();

    /** What two characters, the first in the lower byte, are: the first digit above the second, above these flags. */
    private static final short[] PAIRS = pairs();

    private static final int FIRST = 1 << 13;
    private static final int SECOND = 1 << 12;
    private static final int BOTH = FIRST | SECOND;
    private static final int FLAGS_AT = 12;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle WRITTEN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int WIDTH = Long.BYTES;
    private static final int BITS = 6;

    private MessageText() {}

    /** How long a target must be: bytes are put into it eight at a time. */
    static int room(int characters) {
        return characters / 4 * 3 + 3 + WIDTH;
    }

    /**
     * Decodes up to padding, to the end, and to whatever cannot belong to the message; tells how many bytes that are.
     *
     * <p>Eight characters at a time; of these, those before the first that is no digit. What fills no byte yet stands
     * in the lowest bits of {@code held}.
     */
    static int decode(byte[] raw, int from, int end, byte[] target) {
        int at = from;
        int fill = 0;
        long held = 0;
        int bits = 0;
        long other = 0;
        while (other >= 0) {
            int digits = 0;
            if (at <= end - WIDTH) {
                long eight = (long) EIGHT.get(raw, at);
                int one = PAIRS[(int) eight & 0xFFFF];
                int two = PAIRS[(int) (eight >>> 16) & 0xFFFF];
                int three = PAIRS[(int) (eight >>> 32) & 0xFFFF];
                int four = PAIRS[(int) (eight >>> 48)];
                digits = (one & two & three & four) >= BOTH ? WIDTH : leading(one, two, three, four);
                held = (held << (digits * BITS)) | (value(one, two, three, four) >>> ((WIDTH - digits) * BITS));
            }
            at += digits;
            bits += digits * BITS;
            if (digits < WIDTH) {
                other = other(raw, at, end);
                at = (int) (other >>> BITS);
                held = other < 0 ? held : (held << BITS) | (other & 0x3F);
                bits += other < 0 ? 0 : BITS;
            }
            WRITTEN.set(target, fill, held << (Long.SIZE - bits));
            fill += bits >> 3;
            bits &= 7;
        }
        return fill;
    }

    /** The digits of four pairs; zero stands for what is none. */
    private static long value(int one, int two, int three, int four) {
        int left = ((one & ~BOTH) << (2 * BITS)) | (two & ~BOTH);
        int right = ((three & ~BOTH) << (2 * BITS)) | (four & ~BOTH);
        return ((long) left << (4 * BITS)) | right;
    }

    /** How many digits come before the first character of four pairs that is none, when one is none. */
    private static int leading(int one, int two, int three, int four) {
        int flags = (one >> FLAGS_AT << 6) | (two >> FLAGS_AT << 4) | (three >> FLAGS_AT << 2) | four >> FLAGS_AT;
        return Integer.numberOfLeadingZeros(~flags << (Integer.SIZE - WIDTH));
    }

    /**
     * The next base64 digit however it is written, below where the text goes on behind it; negative at padding, at the
     * end, and at whatever cannot belong to the message.
     */
    private static long other(byte[] raw, int from, int end) {
        int at = from;
        while (at < end) {
            int c = raw[at++] & 0xFF;
            if (c == '%') {
                int hex = lastEscape(raw, at, end);
                at = hex + 2;
                c = hexPair(raw, hex, end);
            }
            if (c != '\r' && c != '\n' && c != '\t') {
                return c < 0 || DIGITS[c] < 0 ? NONE : ((long) at << BITS) | DIGITS[c];
            }
        }
        return NONE;
    }

    /** Where the hex digits stand that count: {@code %252B} is a plus that was encoded twice. */
    private static int lastEscape(byte[] raw, int from, int end) {
        int hex = from;
        while (hexPair(raw, hex, end) == '%' && hexPair(raw, hex + 2, end) >= 0) {
            hex += 2;
        }
        return hex;
    }

    /** The value of two hex digits, or negative when they are none. */
    private static int hexPair(byte[] raw, int index, int end) {
        return index + 1 < end ? (HEX[raw[index] & 0xFF] << 4) | HEX[raw[index + 1] & 0xFF] : -1;
    }

    private static byte[] hex() {
        var hex = new byte[256];
        for (int c = 0; c < hex.length; c++) {
            hex[c] = (byte) (c < 0x80 ? Character.digit(c, 16) : -1);
        }
        return hex;
    }

    private static byte[] digits() {
        var digits = new byte[256];
        Arrays.fill(digits, NONE);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = (byte) i;
        }
        digits[' '] = digits['+'];
        digits['-'] = digits['+'];
        digits['_'] = digits['/'];
        return digits;
    }

    /** Made once, by code that is not compiled yet: its steps are few. */
    private static short[] pairs() {
        var seconds = new short[DIGITS.length];
        for (int second = 0; second < seconds.length; second++) {
            seconds[second] = (short) (DIGITS[second] < 0 ? FIRST : BOTH | DIGITS[second]);
        }
        var pairs = new short[1 << Short.SIZE];
        for (int first = 0; first < DIGITS.length; first++) {
            if (DIGITS[first] >= 0) {
                fill(pairs, first, DIGITS[first] << BITS, seconds);
            }
        }
        return pairs;
    }

    private static void fill(short[] pairs, int first, int digit, short[] seconds) {
        int at = first;
        for (short second : seconds) {
            pairs[at] = (short) (second | digit);
            at += 1 << Byte.SIZE;
        }
    }
}
