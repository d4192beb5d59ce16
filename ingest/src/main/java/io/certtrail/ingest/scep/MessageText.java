/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Base64 as queries carry it: URL-encoded once, twice or not at all, with blanks where a plus was. */
final class MessageText {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** What stands for no digit: four of them together are negative. */
    private static final byte NONE = -1;

    private static final byte[] DIGITS = digits();
    private static final byte[] HEX = hex();

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle WRITTEN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int WIDTH = Long.BYTES;
    private static final int BITS = 6;

    private final byte[] raw;
    private final int end;
    private final byte[] target;
    private int at;
    private int fill;

    /** What was decoded and fills no byte yet stands in the lowest bits. */
    private long held;

    private int bits;

    private MessageText(byte[] raw, int from, int end, byte[] target) {
        this.raw = raw;
        this.at = from;
        this.end = end;
        this.target = target;
    }

    /** How long a target must be: bytes are put into it eight at a time. */
    static int room(int characters) {
        return characters / 4 * 3 + 3 + WIDTH;
    }

    /**
     * Decodes up to padding, to the end, and to whatever cannot belong to the message; tells how many bytes that are.
     */
    static int decode(byte[] raw, int from, int end, byte[] target) {
        var text = new MessageText(raw, from, end, target);
        boolean goesOn = true;
        while (goesOn) {
            text.eights();
            goesOn = text.ones();
        }
        return text.fill;
    }

    /** Decodes eight digits at a time as long as nothing but digits comes. */
    private void eights() {
        while (at <= end - WIDTH) {
            long eight = (long) EIGHT.get(raw, at);
            int left = four((int) eight);
            int right = four((int) (eight >>> 32));
            if ((left | right) < 0) {
                return;
            }
            held = (held << (8 * BITS)) | ((long) left << (4 * BITS)) | right;
            bits += 8 * BITS;
            put();
            at += WIDTH;
        }
    }

    private static int four(int characters) {
        return (DIGITS[characters & 0xFF] << (3 * BITS))
                | (DIGITS[(characters >>> 8) & 0xFF] << (2 * BITS))
                | (DIGITS[(characters >>> 16) & 0xFF] << BITS)
                | DIGITS[characters >>> 24];
    }

    /** Decodes the digits before what {@link #eights} came upon, fewer than eight, and one more; false at the end. */
    private boolean ones() {
        while (at < end && DIGITS[raw[at] & 0xFF] >= 0) {
            hold(DIGITS[raw[at] & 0xFF]);
            at++;
        }
        int digit = nextDigit();
        if (digit >= 0) {
            hold(digit);
        }
        put();
        return digit >= 0;
    }

    private void hold(int digit) {
        held = (held << BITS) | digit;
        bits += BITS;
    }

    private void put() {
        WRITTEN.set(target, fill, held << (Long.SIZE - bits));
        fill += bits >> 3;
        bits &= 7;
    }

    /** The next base64 digit, or -1 at padding, at the end, and at whatever cannot belong to the message. */
    private int nextDigit() {
        while (at < end) {
            int c = nextCharacter();
            if (c != '\r' && c != '\n' && c != '\t') {
                return c < 0 ? NONE : DIGITS[c];
            }
        }
        return NONE;
    }

    private int nextCharacter() {
        int c = raw[at++] & 0xFF;
        if (c != '%') {
            return c;
        }
        int hex = lastEscape(raw, at, end);
        at = hex + 2;
        return hexPair(raw, hex, end);
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
}
