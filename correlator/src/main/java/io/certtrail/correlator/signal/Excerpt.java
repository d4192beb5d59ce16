/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is quoted of a record: its beginning, and of a long one also what a diagnosis asks for, wherever it stands. */
final class Excerpt {
    private static final int LONGEST = 1000;
    private static final int AROUND = 60;
    static final char LEFT_OUT = '…';
    private static final String GAP = " " + LEFT_OUT + " ";

    private final List<String> asked;
    private final Phrases phrases;

    Excerpt(Catalogue catalogue) {
        asked = catalogue.diagnoses().stream()
                .flatMap(Excerpt::matches)
                .flatMap(match -> match.contains().stream())
                .distinct()
                .sorted()
                .collect(Collectors.toUnmodifiableList());
        phrases = new Phrases(asked);
    }

    private static Stream<Match> matches(DiagnosisEntry entry) {
        var when = entry.when();
        var causes = entry.causes().stream()
                .flatMap(cause -> Stream.concat(cause.confirmedBy().stream(), cause.ruledOutBy().stream()));
        return Stream.concat(Stream.of(when.any(), when.all(), when.none()).flatMap(List::stream), causes);
    }

    /** The text to quote. */
    String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var beginning = text.substring(0, LONGEST);
        var lower = text.toLowerCase(Locale.ROOT);
        var more = new StringBuilder(beginning);
        var places = phrases.behind(lower, LONGEST);
        for (var i = 0; i < places.length; i++) {
            var words = asked.get(i);
            if (places[i] >= 0 && !holds(more, words)) {
                var end = places[i] + words.length() + AROUND;
                more.append(GAP).append(text, Math.max(0, places[i] - AROUND), Math.min(text.length(), end));
            }
        }
        return more.toString();
    }

    private static boolean holds(StringBuilder quoted, String words) {
        return quoted.toString().toLowerCase(Locale.ROOT).contains(words);
    }
}
