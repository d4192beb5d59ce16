/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import java.util.Arrays;

/** Base64 as queries carry it: URL-encoded once, twice or not at all, with blanks where a plus was. */
final class MessageText {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** What stands for no digit: four of them together are negative. */
    private static final byte NONE = -1;

    private static final byte[] DIGITS = digits();
    private static final byte[] HEX = hex();

    private final byte[] raw;
    private final int end;
    private final byte[] target;
    private int at;
    private int fill;
    private int held;
    private int bits;

    private MessageText(byte[] raw, int from, int end, byte[] target) {
        this.raw = raw;
        this.at = from;
        this.end = end;
        this.target = target;
    }

    /**
     * Decodes up to padding, to the end, and to whatever cannot belong to the message; tells how many bytes that are.
     */
    static int decode(byte[] raw, int from, int end, byte[] target) {
        var text = new MessageText(raw, from, end, target);
        text.fours();
        for (int digit = text.nextDigit(); digit >= 0; digit = text.nextDigit()) {
            text.add(digit);
        }
        return text.fill;
    }

    /** Decodes four digits at a time as long as nothing but digits comes. */
    private void fours() {
        int from = at;
        int to = fill;
        while (from + 4 <= end) {
            int four = (DIGITS[raw[from] & 0xFF] << 18)
                    | (DIGITS[raw[from + 1] & 0xFF] << 12)
                    | (DIGITS[raw[from + 2] & 0xFF] << 6)
                    | DIGITS[raw[from + 3] & 0xFF];
            if (four < 0) {
                break;
            }
            target[to] = (byte) (four >> 16);
            target[to + 1] = (byte) (four >> 8);
            target[to + 2] = (byte) four;
            to += 3;
            from += 4;
        }
        at = from;
        fill = to;
    }

    private void add(int digit) {
        held = (held << 6) | digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            target[fill++] = (byte) (held >> bits);
        }
        if (bits == 0) {
            fours();
        }
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
