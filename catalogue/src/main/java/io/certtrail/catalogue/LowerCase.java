/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.util.Locale;

/**
 * Texts in lower case: of a request that stays open, the same ones are compared with every diagnosis again and again.
 */
final class LowerCase {
    private static final int PLACES = 1024;
    /** Whoever writes a place writes a whole pair, so that threads may use all of it without a lock. */
    private static final Pair[] LATELY = new Pair[PLACES];

    private LowerCase() {}

    private record Pair(String text, String lower) {}

    static String of(String text) {
        var place = text.hashCode() & (PLACES - 1);
        var known = LATELY[place];
        if (known != null && known.text.equals(text)) {
            return known.lower;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        LATELY[place] = new Pair(text, lower);
        return lower;
    }
}
