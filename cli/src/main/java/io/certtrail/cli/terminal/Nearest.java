/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names somebody may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The few known names that are closest to what was written, best first; empty when none is close. */
    public static List<String> to(String written, Collection<String> known, int few) {
        var wanted = written.toLowerCase(Locale.ROOT);
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= Math.max(2, wanted.length() / 2))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(few)
                .map(Candidate::name)
                .toList();
    }

    /** A sentence's end that names the nearest known name, or all known ones. */
    public static String hint(String written, Collection<String> known) {
        var nearest = to(written, known, 1);
        return nearest.isEmpty()
                ? "known are " + String.join(", ", known.stream().sorted().toList())
                : "did you mean '%s'?".formatted(nearest.get(0));
    }

    private static int distance(String a, String b) {
        if (b.contains(a) || a.contains(b)) {
            return Math.min(1, Math.abs(a.length() - b.length()));
        }
        var above = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            above = next(above, i, a.charAt(i - 1), b);
        }
        return above[b.length()];
    }

    private static int[] next(int[] above, int i, char c, String b) {
        var row = new int[b.length() + 1];
        row[0] = i;
        for (var j = 1; j <= b.length(); j++) {
            var change = above[j - 1] + (c == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
        }
        return row;
    }
}
