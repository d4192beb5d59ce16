/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where the catalogue's diagnoses use a signal or a code. */
final class Uses {
    private final Catalogue catalogue;

    Uses(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The diagnoses that name one of these signals. */
    List<DiagnosisEntry> ofSignals(Set<String> names) {
        return diagnoses(entry -> signals(entry).stream().anyMatch(names::contains));
    }

    /** The diagnoses that name an HRESULT. */
    List<DiagnosisEntry> ofHresult(int code) {
        return diagnoses(entry -> matches(entry).anyMatch(match -> match.hresult().contains(code)));
    }

    private List<DiagnosisEntry> diagnoses(Predicate<DiagnosisEntry> uses) {
        return catalogue.diagnoses().stream().filter(uses).toList();
    }

    /** The signals that make a diagnosis, not those that speak against it. */
    static Set<String> signals(DiagnosisEntry entry) {
        var names = new TreeSet<>(entry.when().last());
        matches(entry).forEach(match -> names.addAll(match.signal()));
        return names;
    }

    private static Stream<Match> matches(DiagnosisEntry entry) {
        return Stream.concat(
                Stream.concat(entry.when().any().stream(), entry.when().all().stream()),
                entry.causes().stream().flatMap(cause -> cause.confirmedBy().stream()));
    }

    /** What diagnoses say: one in full, several by their names. */
    static List<Answer.Field> told(List<DiagnosisEntry> entries) {
        var fields = new ArrayList<Answer.Field>();
        for (var entry : entries) {
            fields.add(new Answer.Field("diagnosis", "%s: %s".formatted(entry.code(), entry.title())));
        }
        if (entries.size() == 1) {
            fields.addAll(causes(entries.get(0)));
        } else if (entries.size() > 1) {
            fields.add(new Answer.Field("next", "certtrail explain " + entries.get(0).code()));
        }
        return fields;
    }

    /** The causes of a diagnosis, each followed by what to do. */
    static List<Answer.Field> causes(DiagnosisEntry entry) {
        var fields = new ArrayList<Answer.Field>();
        for (var cause : entry.causes()) {
            fields.add(new Answer.Field("cause", "%s (%s)".formatted(cause.title(), cause.code())));
            cause.remedy().forEach(remedy -> fields.add(new Answer.Field("fix", remedy)));
        }
        return fields;
    }
}
