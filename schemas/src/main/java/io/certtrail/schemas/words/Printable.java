/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.words;

/** Which characters show as what they are, and make a terminal or a reader of lines do nothing. */
public final class Printable {
    private Printable() {}

    /** Whether a code point, or a half of one taken by itself, is one of them. */
    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
