/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import io.certtrail.schemas.event.ScepMessage;
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

    private final CharSequence raw;
    private final int end;
    private int at;

    private ScepQuery(CharSequence raw) {
        this.raw = raw;
        this.end = endOfText(raw);
    }

    /** What the message says, as far as it goes; empty when the value is no signed CMS message. */
    public static Optional<ScepMessage> read(CharSequence value) {
        return new ScepQuery(value).read();
    }

    private Optional<ScepMessage> read() {
        while (at < end && raw.charAt(at) <= ' ') {
            at++;
        }
        if (end - at < LEAST_LENGTH || raw.charAt(at) != 'M') {
            return Optional.empty();
        }
        var bytes = new byte[(end - at) / 4 * 3 + 3];
        return ScepMessages.read(bytes, decode(bytes));
    }

    private int decode(byte[] target) {
        int bits = 0;
        int held = 0;
        int fill = 0;
        for (int digit = nextDigit(); digit >= 0; digit = nextDigit()) {
            held = (held << 6) | digit;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                target[fill++] = (byte) (held >> bits);
            }
        }
        return fill;
    }

    /** The next base64 digit, or -1 at padding, at the end, and at whatever cannot belong to the message. */
    private int nextDigit() {
        while (at < end) {
            int c = nextCharacter();
            if (c != '\r' && c != '\n' && c != '\t') {
                return digit(c);
            }
        }
        return -1;
    }

    private int nextCharacter() {
        char c = raw.charAt(at++);
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
        return index + 1 < end
                && Character.digit(raw.charAt(index), 16) >= 0
                && Character.digit(raw.charAt(index + 1), 16) >= 0;
    }

    private int hexPair(int index) {
        return (Character.digit(raw.charAt(index), 16) << 4) | Character.digit(raw.charAt(index + 1), 16);
    }

    private static int digit(int c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+', ' ', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }

    /** Without the blanks a copy leaves at the end of a line: in the middle they stand for a plus. */
    private static int endOfText(CharSequence raw) {
        int end = Math.min(raw.length(), LENGTH_LIMIT);
        while (end > 0 && raw.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }
}
