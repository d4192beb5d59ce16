/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import io.certtrail.schemas.event.ScepMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the {@code message=} value of a SCEP GET as logs have it: base64 that was URL-encoded once, twice or not at
 * all, with blanks where a plus was, without padding, or cut off anywhere.
 */
public final class ScepQuery {
    /** Longest value that is read, in characters; IIS accepts a quarter of it by default. */
    private static final int LENGTH_LIMIT = 65_536;

    /** Shorter than any signed message's outer headers. */
    private static final int LEAST_LENGTH = 20;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final byte[] DIGITS = digits();
    private static final byte[] HEX = hex();

    private final byte[] raw;
    private final int end;
    private int at;

    private ScepQuery(byte[] raw, int from, int to) {
        this.raw = raw;
        this.at = from;
        this.end = endOfText(raw, from, to);
    }

    /** What the message says, as far as it goes; empty when the value is no signed CMS message. */
    public static Optional<ScepMessage> read(CharSequence value) {
        var bytes = value.toString().getBytes(StandardCharsets.ISO_8859_1);
        return read(bytes, 0, bytes.length);
    }

    /** The same for a value that stands in a line. */
    public static Optional<ScepMessage> read(byte[] line, int from, int to) {
        return new ScepQuery(line, from, to).read();
    }

    private Optional<ScepMessage> read() {
        while (at < end && isBlank(raw[at])) {
            at++;
        }
        if (end - at < LEAST_LENGTH || raw[at] != 'M') {
            return Optional.empty();
        }
        var bytes = new byte[(end - at) / 4 * 3 + 3];
        return ScepMessages.read(bytes, decode(bytes));
    }

    private int decode(byte[] target) {
        int bits = 0;
        int held = 0;
        int fill = fours(target, 0);
        for (int digit = nextDigit(); digit >= 0; digit = nextDigit()) {
            held = (held << 6) | digit;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                target[fill++] = (byte) (held >> bits);
            }
            if (bits == 0) {
                fill = fours(target, fill);
            }
        }
        return fill;
    }

    /** Decodes four digits at a time as long as nothing but digits comes; tells how many bytes are filled then. */
    private int fours(byte[] target, int filled) {
        int fill = filled;
        while (at + 4 <= end) {
            int four = (DIGITS[raw[at] & 0xFF] << 18)
                    | (DIGITS[raw[at + 1] & 0xFF] << 12)
                    | (DIGITS[raw[at + 2] & 0xFF] << 6)
                    | DIGITS[raw[at + 3] & 0xFF];
            if (four < 0) {
                break;
            }
            target[fill] = (byte) (four >> 16);
            target[fill + 1] = (byte) (four >> 8);
            target[fill + 2] = (byte) four;
            fill += 3;
            at += 4;
        }
        return fill;
    }

    /** The next base64 digit, or -1 at padding, at the end, and at whatever cannot belong to the message. */
    private int nextDigit() {
        while (at < end) {
            int c = nextCharacter();
            if (c != '\r' && c != '\n' && c != '\t') {
                return c < 0 ? -1 : DIGITS[c];
            }
        }
        return -1;
    }

    private int nextCharacter() {
        int c = raw[at++] & 0xFF;
        if (c != '%') {
            return c;
        }
        int hex = at;
        int value = hexPair(hex);
        while (value == '%' && hexPair(hex + 2) >= 0) {
            hex += 2;
            value = hexPair(hex);
        }
        if (value >= 0) {
            at = hex + 2;
        }
        return value;
    }

    /** The value of two hex digits, or negative when they are none. */
    private int hexPair(int index) {
        return index + 1 < end ? (HEX[raw[index] & 0xFF] << 4) | HEX[raw[index + 1] & 0xFF] : -1;
    }

    private static byte[] hex() {
        var hex = new byte[256];
        for (int c = 0; c < hex.length; c++) {
            hex[c] = (byte) (c < 0x80 ? Character.digit(c, 16) : -1);
        }
        return hex;
    }

    /** The value of each digit; -1 for what is none. */
    private static byte[] digits() {
        var digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = (byte) i;
        }
        digits[' '] = digits['+'];
        digits['-'] = digits['+'];
        digits['_'] = digits['/'];
        return digits;
    }

    private static boolean isBlank(byte value) {
        return value >= 0 && value <= ' ';
    }

    /** Without the blanks a copy leaves at the end of a line: in the middle they stand for a plus. */
    private static int endOfText(byte[] raw, int from, int to) {
        int end = Math.min(to, from + LENGTH_LIMIT);
        while (end > from && isBlank(raw[end - 1])) {
            end--;
        }
        return end;
    }
}
