/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

/** Makes text of a message harmless to lines and terminals. */
final class Texts {
    private Texts() {}

    /** The text with each control character replaced. */
    static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.replaceAll("\\p{Cntrl}", "\uFFFD").replaceAll("[\\x80-\\x9F]", "\uFFFD");
            }
        }
        return text;
    }
}
