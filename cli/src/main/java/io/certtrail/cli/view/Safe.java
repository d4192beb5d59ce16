/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.schemas.words.Printable;

/** Makes text from logs safe to print: it can neither steer a terminal nor look like what it is not. */
public final class Safe {
    private static final int WIDE_FROM = 0x1100;

    private Safe() {}

    /**
     * One line of visible text: white space becomes single spaces, and controls, escapes, C1, bidirectional and other
     * invisible characters are written out as {@code \}{@code u001b}.
     */
    public static String text(String raw) {
        var safe = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (isBlank(c)) {
                appendSpace(safe);
            } else if (isHarmless(c)) {
                safe.appendCodePoint(c);
            } else {
                appendEscaped(safe, c);
            }
        });
        return safe.toString().strip();
    }

    /** The same JSON, with every character a terminal could act on written as a JSON escape. */
    public static String json(String json) {
        if (json.codePoints().allMatch(c -> c == ' ' || isHarmless(c))) {
            return json;
        }
        var safe = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (c == ' ' || isHarmless(c)) {
                safe.appendCodePoint(c);
            } else {
                appendEscaped(safe, c);
            }
        });
        return safe.toString();
    }

    /** Columns the text takes on a terminal: East Asian wide characters take two. */
    public static int width(String safe) {
        return safe.codePoints().map(Safe::width).sum();
    }

    /** At most so many columns of safe text, with an ellipsis when something was cut. */
    public static String cut(String safe, int columns) {
        if (width(safe) <= columns) {
            return safe;
        }
        var kept = new StringBuilder();
        var used = 0;
        for (var c : safe.codePoints().toArray()) {
            used += width(c);
            if (used > columns - 1) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.toString().stripTrailing() + "…";
    }

    private static boolean isBlank(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static void appendSpace(StringBuilder safe) {
        if (safe.isEmpty() || safe.charAt(safe.length() - 1) != ' ') {
            safe.append(' ');
        }
    }

    private static boolean isHarmless(int c) {
        return Printable.is(c) && (c == ' ' || Character.getType(c) != Character.SPACE_SEPARATOR);
    }

    private static void appendEscaped(StringBuilder safe, int c) {
        for (var unit : Character.toChars(c)) {
            safe.append("\\u%04x".formatted((int) unit));
        }
    }

    private static int width(int c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK) {
            return 0;
        }
        return c >= WIDE_FROM && isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return c <= 0x115F
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
