/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import java.nio.charset.StandardCharsets;

/** UTF-16 as EVTX writes it, the low byte first. */
final class Utf16 {
    private Utf16() {}

    /** The text between two places, without the zeros that may end it. */
    static String text(byte[] bytes, int from, int to) {
        int end = from + ((to - from) & ~1);
        while (end > from && bytes[end - 1] == 0 && bytes[end - 2] == 0) {
            end -= 2;
        }
        var narrow = narrow(bytes, from, end);
        return narrow == null
                ? new String(bytes, from, end - from, StandardCharsets.UTF_16LE)
                : new String(narrow, StandardCharsets.ISO_8859_1);
    }

    /** Most texts have no character above U+00FF, and are made far faster so. */
    private static byte @org.jspecify.annotations.Nullable [] narrow(byte[] bytes, int from, int end) {
        var narrow = new byte[(end - from) / 2];
        int high = 0;
        for (int i = 0, at = from; i < narrow.length; i++, at += 2) {
            narrow[i] = bytes[at];
            high |= bytes[at + 1];
        }
        return high == 0 ? narrow : null;
    }
}
