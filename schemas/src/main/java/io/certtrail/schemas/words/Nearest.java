/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known words nearest to a mistyped one. */
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /** Up to {@code most} known words, nearest first. */
    public static List<String> to(String word, Collection<String> known, int most) {
        return known.stream()
                .sorted(Comparator.comparingInt((String candidate) -> distance(candidate, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** The nearest known word; empty when none is known. */
    public static String to(String word, Collection<String> known) {
        return to(word, known, 1).stream().findFirst().orElse("");
    }

    /** Levenshtein distance without case; words longer than 64 are compared by their beginning. */
    static int distance(String one, String other) {
        var a = beginning(one);
        var b = beginning(other);
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            row = nextRow(row, a.charAt(i - 1), b);
        }
        return row[b.length()];
    }

    private static int[] nextRow(int[] above, char letter, String b) {
        var row = new int[above.length];
        row[0] = above[0] + 1;
        for (var j = 1; j < row.length; j++) {
            var replaced = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(word.length(), LONGEST)).toLowerCase(Locale.ROOT);
    }
}
