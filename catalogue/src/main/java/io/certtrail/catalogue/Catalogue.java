/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All the knowledge: workflows, signals, diagnoses and codes, checked against each other.
 *
 * @param workflows by id
 * @param signals in the order they are tried
 * @param diagnoses most specific first: the first whose signature fits a request names it
 * @param blindSpots logs that are often off
 */
public record Catalogue(
        Map<String, Workflow> workflows,
        List<Signal> signals,
        List<DiagnosisEntry> diagnoses,
        List<BlindSpot> blindSpots,
        Codes codes) {

    public Catalogue {
        workflows = Map.copyOf(workflows);
        signals = List.copyOf(signals);
        diagnoses = List.copyOf(diagnoses);
        blindSpots = List.copyOf(blindSpots);
    }

    /** The catalogue in the jar. */
    public static Catalogue builtIn() {
        return CatalogueLoader.load(Documents.builtIn(), List.of());
    }

    /** The catalogue in the jar, added to or overridden by a folder of the same layout. */
    public static Catalogue with(Path folder) {
        return CatalogueLoader.load(Documents.builtIn(), Documents.in(folder));
    }

    /**
     * The catalogue in the jar, with a folder over it when one is given, without the tests that diagnoses carry: what
     * is needed to correlate and to explain, at a third of the time.
     */
    public static Catalogue untested(@Nullable Path folder) {
        var compiled = folder == null ? CompiledCatalogue.read() : null;
        return compiled == null ? untestedFromYaml(folder) : compiled;
    }

    static Catalogue untestedFromYaml(@Nullable Path folder) {
        return CatalogueLoader.load(
                withoutTests(Documents.builtIn()), folder == null ? List.of() : withoutTests(Documents.in(folder)));
    }

    private static List<Document> withoutTests(List<Document> documents) {
        return documents.stream().map(Document::withoutTests).toList();
    }

    /** This catalogue with other diagnoses in the same order of precedence. */
    public Catalogue withDiagnoses(List<DiagnosisEntry> others) {
        return new Catalogue(workflows, signals, others, blindSpots, codes);
    }

    /** A workflow by its id; an unknown one is an error that lists the known. */
    public Workflow workflow(String id) {
        var known = workflows.get(id);
        if (known == null) {
            throw new CatalogueException("no workflow '%s'; known: %s"
                    .formatted(id, workflows.keySet().stream().sorted().toList()));
        }
        return known;
    }

    /** A signal by its name. */
    public Optional<Signal> signal(String name) {
        return signals.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** A diagnosis by its code, without case. */
    public Optional<DiagnosisEntry> diagnosis(String code) {
        return diagnoses.stream()
                .filter(entry -> entry.code().equalsIgnoreCase(code))
                .findFirst();
    }

    /** The longest wait a deadline can have, over all workflows and diagnoses. */
    public Duration longestWait() {
        var steps = workflows.values().stream().map(Workflow::longestWait);
        var own = diagnoses.stream().map(DiagnosisEntry::patience).filter(Objects::nonNull);
        return Stream.concat(steps, own).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
