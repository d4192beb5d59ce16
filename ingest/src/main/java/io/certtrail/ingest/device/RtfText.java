/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import java.nio.charset.Charset;

/** Undoes what TextEdit does to a log that was pasted into it: a backslash at the end of lines, quotes as codes. */
final class RtfText {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private RtfText() {}

    static String plain(String line) {
        var text = line.stripTrailing();
        if (text.endsWith("\\")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        return text.contains("\\'") ? decode(text) : text;
    }

    private static String decode(String text) {
        var plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int code = code(text, at);
            plain.append(code < 0 ? text.charAt(at) : character(code));
            at += code < 0 ? 1 : 4;
        }
        return plain.toString();
    }

    private static int code(String text, int at) {
        if (!text.startsWith("\\'", at) || at + 4 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 2), 16);
        int low = Character.digit(text.charAt(at + 3), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static char character(int code) {
        var decoded = new String(new byte[] {(byte) code}, WINDOWS_1252);
        return Character.isISOControl(decoded.charAt(0)) ? '\uFFFD' : decoded.charAt(0);
    }
}
