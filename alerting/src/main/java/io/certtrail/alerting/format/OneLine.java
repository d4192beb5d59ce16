/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import java.util.regex.Pattern;

/** Keeps text of a log on one line, and its control characters away from whoever reads it. */
public final class OneLine {
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("\\\\(?=u[0-9a-f]{4})");

    private OneLine() {}

    /** JSON text that means the same, with every unsafe character as an escape; a lone surrogate is U+FFFD. */
    public static String json(String json) {
        return escaped(json, '\uFFFD');
    }

    /**
     * Text in which every unsafe character shows as a backslash, {@code u} and four hex digits; a backslash that
     * already stands before such digits shows as its own escape, so that the original can be had back.
     */
    public static String visible(String text) {
        return escaped(LOOKS_ESCAPED.matcher(text).replaceAll("\\\\u005c"), '\0');
    }

    private static String escaped(String text, char loneSurrogate) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            if (isSurrogate(point) && loneSurrogate != '\0') {
                out.append(loneSurrogate);
            } else if (isUnsafe(point)) {
                out.append("\\u%04x".formatted(point));
            } else {
                out.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return out.toString();
    }

    /** Line ends of any reader, controls that steer a terminal, marks that turn the direction of writing. */
    private static boolean isUnsafe(int point) {
        return Character.isISOControl(point)
                || point == 0x2028
                || point == 0x2029
                || point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || isSurrogate(point);
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
