/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the characters of a log are written, told by its first four bytes.
 *
 * @param charset UTF-16 in one of its orders, else UTF-8: what is neither is read as that
 * @param mark length of the byte order mark, in bytes; 0 when there is none
 */
public record Encoding(Charset charset, int mark) {
    /** How many bytes it takes to tell. */
    public static final int HEAD = 4;

    /** Of a log that begins so: UTF-16 is known by its mark, or by its zeros around ASCII. */
    public static Encoding of(byte[] head) {
        if (begins(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (begins(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        if (isAscii(head, 0) && isZero(head, 1)) {
            return new Encoding(StandardCharsets.UTF_16LE, 0);
        }
        if (isZero(head, 0) && isAscii(head, 1)) {
            return new Encoding(StandardCharsets.UTF_16BE, 0);
        }
        return new Encoding(StandardCharsets.UTF_8, begins(head, 0xEF, 0xBB, 0xBF) ? 3 : 0);
    }

    /** Whether a character takes two bytes or four. */
    public boolean wide() {
        return !charset.equals(StandardCharsets.UTF_8);
    }

    private static boolean begins(byte[] head, int... mark) {
        for (var i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] head, int first) {
        return head.length == HEAD && head[first] > 0 && head[first + 2] > 0;
    }

    private static boolean isZero(byte[] head, int first) {
        return head.length == HEAD && head[first] == 0 && head[first + 2] == 0;
    }
}
