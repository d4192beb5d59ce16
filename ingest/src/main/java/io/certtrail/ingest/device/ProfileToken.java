/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import org.jspecify.annotations.Nullable;

/** Finds the name Intune gives a certificate profile on devices: {@code ModelName=AC_...;Hash=...}. */
final class ProfileToken {
    private static final int LIMIT = 512;
    private static final String NAME = "ModelName";
    private static final String HASH = "Hash";
    private static final String ENDS = "'\"<>\\,()[]{}\u2018\u2019\u201C\u201D";

    private ProfileToken() {}

    /** The first profile the text names, as it is written; null when it names none. */
    static @Nullable String find(String text) {
        for (int at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, at + 1)) {
            int value = at + NAME.length();
            if (value < text.length() && "=_%".indexOf(text.charAt(value)) >= 0) {
                return text.substring(at, end(text, value));
            }
        }
        return null;
    }

    private static int end(String text, int from) {
        int limit = Math.min(text.length(), from + LIMIT);
        int end = from;
        while (end < limit && text.charAt(end) > ' ' && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int hash = text.indexOf(HASH, from);
        return hash >= 0 && hash < end ? endOfNumber(text, hash + HASH.length(), end) : end;
    }

    private static int endOfNumber(String text, int sign, int limit) {
        int at = text.startsWith("%3D", sign) ? sign + 3 : Math.min(sign + 1, limit);
        at = at < limit && text.charAt(at) == '-' ? at + 1 : at;
        while (at < limit && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
