/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.redact;

import io.certtrail.ingest.lines.ByteSearch;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Replaces SCEP challenges, passwords and tokens by {@code ...}: as {@code key=value}, as XML and escaped XML, in a
 * SyncML item, in a property list. A value that is cut off is replaced to the end.
 */
public final class Secrets {
    private static final String REPLACED = "...";

    /** A number or a word after a colon is part of a sentence; a secret is longer. */
    private static final int LEAST_AFTER_COLON = 8;

    /** After the name of an element, and after a name in an attribute, in XML as it is and within JSON. */
    private static final String[] TAG_ENDS = {
        ">", "&gt;", "&amp;gt;", "\">", "'>", "\" >", "' >", "\\\">", "\\\"\\u003e", "'\\u003e"
    };

    /** How far behind its name a value in an item or a property list may begin. */
    private static final int REACH = 2048;

    private static final int LONGEST_PREFIX = 64;

    private Secrets() {}

    /** Whether a value with this name is a secret. */
    public static boolean isName(String name) {
        return SecretNames.find(name, 0) >= 0;
    }

    /**
     * Whether a line of JSON can be passed on as it is, with all its parts: it holds no name of a secret, and neither
     * an escape nor markup that could hide one.
     */
    public static boolean isClean(byte[] json, int from, int to) {
        return !isNamed(json, from, to)
                && ByteSearch.indexOf(json, '<', from, to) < 0
                && !hasEscapedLetter(json, from, to);
    }

    /** Whether these bytes of ASCII, or of a charset that has it, hold the name of a secret. */
    public static boolean isNamed(byte[] bytes, int from, int to) {
        return SecretNames.isIn(bytes, from, to);
    }

    private static boolean hasEscapedLetter(byte[] json, int from, int to) {
        int at = ByteSearch.indexOf(json, '\\', from, to);
        while (at >= 0 && at + 1 < to) {
            if (json[at + 1] == 'u') {
                return true;
            }
            at = ByteSearch.indexOf(json, '\\', at + 1, to);
        }
        return false;
    }

    /** The text without its secrets; the same object when it has none. */
    public static String redact(String text) {
        var clean = new StringBuilder();
        int copied = 0;
        int at = 0;
        for (int name = SecretNames.find(text, at); name >= 0; name = SecretNames.find(text, at)) {
            at = endOfName(text, name);
            var value = valueAfter(text, name, at);
            if (value != null) {
                clean.append(text, copied, value.from()).append(REPLACED);
                copied = value.to();
                at = copied;
            }
        }
        return copied == 0 ? text : clean.append(text, copied, text.length()).toString();
    }

    /** Raw bytes without their secrets; the same array when they have none. */
    public static byte[] redact(byte[] raw) {
        var text = new String(raw, StandardCharsets.ISO_8859_1);
        var clean = redact(text);
        return clean.equals(text) ? raw : clean.getBytes(StandardCharsets.ISO_8859_1);
    }

    private record Value(int from, int to) {}

    private static int endOfName(String text, int from) {
        int at = from;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static @Nullable Value valueAfter(String text, int nameFrom, int nameTo) {
        var value = inItem(text, nameTo);
        value = value == null ? inPropertyList(text, nameTo) : value;
        value = value == null ? inElement(text, nameFrom, nameTo) : value;
        value = value == null ? afterSign(text, nameTo) : value;
        return value == null || value.from() >= value.to() ? null : value;
    }

    private static @Nullable Value inItem(String text, int at) {
        return text.startsWith("</LocURI>", at) ? between(text, at, "<Data>", "</Item>") : null;
    }

    private static @Nullable Value inPropertyList(String text, int at) {
        return text.startsWith("</key>", at) ? between(text, at + 6, "<string>", "<key>") : null;
    }

    private static @Nullable Value between(String text, int at, String start, String notAfter) {
        var near = text.substring(at, Math.min(text.length(), at + REACH));
        int from = near.indexOf(start);
        int bound = near.indexOf(notAfter);
        if (from < 0 || (bound >= 0 && bound < from)) {
            return null;
        }
        int value = at + from + start.length();
        return new Value(value, endOfElement(text, value));
    }

    private static @Nullable Value inElement(String text, int nameFrom, int at) {
        int before = nameFrom;
        while (before > Math.max(0, nameFrom - LONGEST_PREFIX) && isWord(text.charAt(before - 1))) {
            before--;
        }
        for (var end : TAG_ENDS) {
            if (text.startsWith(end, at) && before > 0 && text.charAt(before - 1) != '/') {
                return new Value(at + end.length(), endOfElement(text, at + end.length()));
            }
        }
        return null;
    }

    private static int endOfElement(String text, int from) {
        int at = from;
        while (at < text.length() && !startsTag(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean startsTag(String text, int at) {
        char c = text.charAt(at);
        if (c == '\\') {
            return text.startsWith("\\u003c", at);
        }
        return c == '<' || (c == '&' && (text.startsWith("&lt;", at) || text.startsWith("&amp;lt;", at)));
    }

    private static @Nullable Value afterSign(String text, int nameTo) {
        int at = skip(text, nameTo, "\"'\\ ");
        int sign = text.startsWith("%3D", at) ? 3 : at < text.length() && "=:".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
        if (sign == 0) {
            return null;
        }
        int from = skip(text, at + sign, " ");
        int quote = skip(text, from, "\\");
        var quoted = quote < text.length() && "\"'".indexOf(text.charAt(quote)) >= 0;
        var value =
                quoted ? new Value(quote + 1, endOfQuoted(text, from, quote)) : new Value(from, endOfWord(text, from));
        var inSentence = text.charAt(at) == ':' && !quoted && value.to() - value.from() < LEAST_AFTER_COLON;
        return inSentence ? null : value;
    }

    /** Where the quote comes again, behind as many backslashes as the first: JSON within JSON has them before each. */
    private static int endOfQuoted(String text, int from, int quote) {
        var backslashes = text.substring(from, quote);
        int end = text.indexOf(text.charAt(quote), quote + 1);
        while (end >= 0 && isEscaped(text, end - backslashes.length(), backslashes)) {
            end = text.indexOf(text.charAt(quote), end + 1);
        }
        return end < 0 ? text.length() : end - backslashes.length();
    }

    private static boolean isEscaped(String text, int from, String backslashes) {
        return !text.startsWith(backslashes, from) || text.charAt(from - 1) == '\\';
    }

    private static int skip(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) > ' ' && ",;&<>]})\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
