/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.explain;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.CauseEntry;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Signal;
import io.certtrail.schemas.words.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Answers what a code means: every reading of it that the catalogue knows. */
public final class Explainer {
    private final Catalogue catalogue;
    private final List<Lookup> lookups;

    /** One way to read a code. */
    @FunctionalInterface
    interface Lookup {
        Stream<Answer> answers(String code);
    }

    public Explainer(Catalogue catalogue) {
        this.catalogue = catalogue;
        var uses = new Uses(catalogue);
        this.lookups = List.of(
                this::diagnoses,
                this::causes,
                new SignalLookup(catalogue, uses),
                new HresultLookup(catalogue.codes(), uses),
                new StatusLookup(catalogue, uses),
                new NamedLookup("SCEP", catalogue.codes().scep()),
                new NamedLookup("diagnostic code", catalogue.codes().connector()));
    }

    /** All answers, the most likely reading first; empty when the code is not known. */
    public List<Answer> answers(String code) {
        var normal = code.strip().replaceAll("\\s+", " ");
        return lookups.stream().flatMap(lookup -> lookup.answers(normal)).toList();
    }

    /** Known codes that look like this one, for somebody who mistyped it. */
    public List<String> nearest(String code) {
        var known = new ArrayList<String>();
        catalogue.diagnoses().forEach(entry -> known.add(entry.code()));
        catalogue.signals().forEach(signal -> {
            known.add(signal.name());
            signal.id().forEach(id -> known.add(Integer.toString(id)));
        });
        catalogue.codes().hresults().values().forEach(hresult -> known.add(hresult.hex()));
        known.addAll(catalogue.codes().iis().keySet());
        var word = code.strip().toUpperCase(Locale.ROOT);
        var beginning =
                known.stream().filter(name -> name.toUpperCase(Locale.ROOT).startsWith(word));
        return Stream.concat(
                        beginning,
                        Nearest.to(code.strip(), known.stream().distinct().toList(), 3).stream())
                .distinct()
                .limit(3)
                .toList();
    }

    private Stream<Answer> diagnoses(String code) {
        return catalogue.diagnosis(code).map(this::answer).stream();
    }

    private Answer answer(DiagnosisEntry entry) {
        return Answer.about("%s  %s".formatted(entry.code(), entry.title()))
                .add(
                        "about",
                        "%s, %s%s, per %s"
                                .formatted(
                                        entry.severity().id(),
                                        entry.workflow(),
                                        entry.step() == null ? "" : "/" + entry.step(),
                                        entry.scope().id()))
                .add("what", Placeholders.inWords(entry.explanation()))
                .addAll(Uses.causes(entry))
                .addAll("shown by", shownBy(entry))
                .addAll("docs", entry.references())
                .build();
    }

    private List<String> shownBy(DiagnosisEntry entry) {
        return Uses.signals(entry).stream()
                .sorted()
                .flatMap(name -> catalogue.signal(name).stream())
                .map(Explainer::line)
                .toList();
    }

    private static String line(Signal signal) {
        return "%s: %s".formatted(signal.name(), signal.title());
    }

    private Stream<Answer> causes(String code) {
        var wanted = code.toUpperCase(Locale.ROOT);
        return catalogue.diagnoses().stream()
                .flatMap(entry -> entry.causes().stream()
                        .filter(cause -> cause.code().toUpperCase(Locale.ROOT).equals(wanted))
                        .map(cause -> answer(entry, cause)));
    }

    private static Answer answer(DiagnosisEntry entry, CauseEntry cause) {
        return Answer.about("%s  %s".formatted(cause.code(), cause.title()))
                .add("cause of", "%s: %s".formatted(entry.code(), entry.title()))
                .addAll("fix", cause.remedy())
                .addAll("docs", entry.references())
                .build();
    }
}
