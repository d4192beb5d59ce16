/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known word nearest to a mistyped one. */
final class Nearest {
    private Nearest() {}

    static String to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(candidate, word))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /** Levenshtein distance without case; words longer than 64 are compared by their beginning. */
    static int distance(String one, String other) {
        var a = beginning(one);
        var b = beginning(other);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 0; i < a.length(); i++) {
            row = nextRow(row, a.charAt(i), b);
        }
        return row[b.length()];
    }

    private static int[] nextRow(int[] above, char letter, String word) {
        var row = new int[above.length];
        row[0] = above[0] + 1;
        for (int j = 1; j < row.length; j++) {
            int replaced = above[j - 1] + (letter == word.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(word.length(), 64)).toLowerCase(Locale.ROOT);
    }
}
