/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

/**
 * Where a record stands, so that evidence can be looked up again.
 *
 * @param file path of the file inside its case (members of an archive as {@code archive.zip!member}), or a topic
 * @param position {@code #N}, the one-based number of the line or record; for a topic {@code partition/offset}
 */
public record Place(String file, String position) {
    /** The order in which positions come in their file: the second line before the tenth. */
    public static int inOrder(String one, String other) {
        var byDigits = Integer.compare(numberEnd(one), numberEnd(other));
        return byDigits == 0 ? one.compareTo(other) : byDigits;
    }

    /** Parts of a record stand behind a dot. */
    private static int numberEnd(String position) {
        var dot = position.indexOf('.');
        return dot < 0 ? position.length() : dot;
    }
}
