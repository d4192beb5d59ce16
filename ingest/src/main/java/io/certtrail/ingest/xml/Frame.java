/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.xml;

import java.util.Locale;

/** What may stand around records without being one: a declaration, comments, the tags of a root element. */
final class Frame {
    private Frame() {}

    /** Whether a text holds nothing else; the root's name is in lower case. */
    static boolean isOnly(String text, String root) {
        var at = blanks(text, 0);
        while (at >= 0 && at < text.length()) {
            at = blanks(text, part(text, at, root));
        }
        return at >= 0;
    }

    /** After the part that begins here, or -1 when it is none of a frame. */
    private static int part(String text, int at, String root) {
        if (text.startsWith("<?", at)) {
            return after(text, "?>", at);
        }
        if (text.startsWith("<!--", at)) {
            return after(text, "-->", at);
        }
        var name = text.startsWith("</", at) ? at + 2 : at + 1;
        var end = name + root.length();
        return text.charAt(at) == '<'
                        && end < text.length()
                        && text.substring(name, end).toLowerCase(Locale.ROOT).equals(root)
                ? after(text, ">", at)
                : -1;
    }

    private static int after(String text, String end, int from) {
        var at = text.indexOf(end, from);
        return at < 0 ? -1 : at + end.length();
    }

    private static int blanks(String text, int from) {
        var at = from;
        while (at >= 0 && at < text.length() && (text.charAt(at) <= ' ' || "-\uFEFF".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }
}
