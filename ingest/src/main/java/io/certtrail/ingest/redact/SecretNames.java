/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.redact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds names of secrets in a text, in any case. Every text of every record passes here, so it is searched as Wu and
 * Manber do: a pair of letters tells how many characters may be skipped, and most text is never looked at.
 */
final class SecretNames {
    private static final List<String> NAMES =
            List.of("challenge", "password", "passwd", "requesttoken", "secret", "pfxcertblob");

    /** Length of the shortest name: what is behind it in the others is compared, not searched. */
    private static final int WINDOW = 6;

    private static final int LONGEST = 12;
    private static final int LETTERS = 32;
    private static final byte[] SKIPS = skips();

    private SecretNames() {}

    /** Where the next name begins, or -1. */
    static int find(String text, int from) {
        int last = text.length() - WINDOW;
        int at = from;
        while (at <= last) {
            int skip = SKIPS[pair(text.charAt(at + WINDOW - 2), text.charAt(at + WINDOW - 1))];
            if (skip == 0 && isNameAt(text, at)) {
                return at;
            }
            at += Math.max(skip, 1);
        }
        return -1;
    }

    /** Whether bytes of ASCII, or of a charset that has it, hold a name. */
    static boolean isIn(byte[] bytes, int from, int to) {
        int last = to - WINDOW;
        int at = from;
        while (at <= last) {
            int skip = SKIPS[letter(bytes[at + WINDOW - 2]) * LETTERS + letter(bytes[at + WINDOW - 1])];
            if (skip == 0 && mayBegin(bytes[at]) && isNameAt(text(bytes, at, to), 0)) {
                return true;
            }
            at += Math.max(skip, 1);
        }
        return false;
    }

    private static boolean mayBegin(byte first) {
        int lower = first | 0x20;
        return lower == 'c' || lower == 'p' || lower == 'r' || lower == 's';
    }

    private static String text(byte[] bytes, int at, int to) {
        return new String(bytes, at, Math.min(LONGEST, to - at), StandardCharsets.ISO_8859_1);
    }

    private static byte[] skips() {
        var skips = new byte[LETTERS * LETTERS];
        Arrays.fill(skips, (byte) (WINDOW - 1));
        for (var name : NAMES) {
            for (int at = 0; at < WINDOW - 1; at++) {
                int pair = pair(name.charAt(at), name.charAt(at + 1));
                skips[pair] = (byte) Math.min(skips[pair], WINDOW - 2 - at);
            }
        }
        return skips;
    }

    private static int pair(char first, char second) {
        return letter(first) * LETTERS + letter(second);
    }

    /** The same for both cases of a letter; that other characters share it costs a comparison, no more. */
    private static int letter(int c) {
        return c & (LETTERS - 1);
    }

    private static boolean isNameAt(String text, int at) {
        for (var name : NAMES) {
            if (text.regionMatches(true, at, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }
}
