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

    private final byte[] raw;
    private final int end;
    private int at;

    private ScepQuery(byte[] raw) {
        this.raw = raw;
        this.end = endOfText(raw);
    }

    /** What the message says, as far as it goes; empty when the value is no signed CMS message. */
    public static Optional<ScepMessage> read(CharSequence value) {
        return new ScepQuery(value.toString().getBytes(StandardCharsets.ISO_8859_1)).read();
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
        while (isHexPair(hex) && hexPair(hex) == '%' && isHexPair(hex + 2)) {
            hex += 2;
        }
        if (!isHexPair(hex)) {
            return -1;
        }
        at = hex + 2;
        return hexPair(hex);
    }

    private boolean isHexPair(int index) {
        return index + 1 < end && Character.digit(raw[index], 16) >= 0 && Character.digit(raw[index + 1], 16) >= 0;
    }

    private int hexPair(int index) {
        return (Character.digit(raw[index], 16) << 4) | Character.digit(raw[index + 1], 16);
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
    private static int endOfText(byte[] raw) {
        int end = Math.min(raw.length, LENGTH_LIMIT);
        while (end > 0 && isBlank(raw[end - 1])) {
            end--;
        }
        return end;
    }
}
