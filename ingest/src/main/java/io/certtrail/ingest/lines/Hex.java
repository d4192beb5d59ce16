/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.nio.charset.StandardCharsets;

/** Bytes as hex digits: for every record, so without the detours of the JDK's own. */
public final class Hex {
    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private Hex() {}

    /** In lower case. */
    public static String lower(byte[] bytes, int from, int to) {
        return text(bytes, from, to, LOWER);
    }

    /** In upper case. */
    public static String upper(byte[] bytes, int from, int to) {
        return text(bytes, from, to, UPPER);
    }

    private static String text(byte[] bytes, int from, int to, byte[] digits) {
        var text = new byte[2 * (to - from)];
        int at = 0;
        for (int i = from; i < to; i++) {
            text[at++] = digits[(bytes[i] >> 4) & 0xF];
            text[at++] = digits[bytes[i] & 0xF];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
