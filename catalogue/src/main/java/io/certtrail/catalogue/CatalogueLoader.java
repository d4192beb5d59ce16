/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.certtrail.schemas.words.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and checks a catalogue: every name that is used must be there, and be there once. */
final class CatalogueLoader {
    private static final String PRECEDENCE = "diagnoses/precedence.yaml";
    private static final String DEADLINES = "deadlines.yaml";

    private final Map<String, Workflow> workflows = new LinkedHashMap<>();
    private final Map<String, Signal> signals = new LinkedHashMap<>();
    private final Map<String, DiagnosisEntry> diagnoses = new TreeMap<>();
    private final Map<String, BlindSpot> blindSpots = new LinkedHashMap<>();
    private final List<Deadline> deadlines = new ArrayList<>();
    private final List<String> precedence = new ArrayList<>();
    private final Map<Integer, Codes.Hresult> hresults = new LinkedHashMap<>();
    private final Map<String, String> iis = new LinkedHashMap<>();
    private final Map<String, String> scep = new LinkedHashMap<>();
    private final Map<String, String> connector = new LinkedHashMap<>();

    private CatalogueLoader() {}

    /** Later documents override rows of the same name in earlier ones. */
    static Catalogue load(List<Document> builtIn, List<Document> added) {
        var loader = new CatalogueLoader();
        loader.readAll(builtIn);
        loader.readAll(added);
        return loader.checked();
    }

    private void readAll(List<Document> documents) {
        var names = new LinkedHashMap<String, String>();
        var ownPrecedence = new ArrayList<String>();
        for (var document : documents) {
            read(document, names, ownPrecedence);
        }
        // An added catalogue's diagnoses come first: whoever adds one means it to win.
        precedence.removeAll(ownPrecedence);
        precedence.addAll(0, ownPrecedence);
    }

    private void read(Document document, Map<String, String> names, List<String> ownPrecedence) {
        var name = document.name();
        if (name.equals("workflows.yaml")) {
            Yaml.read(document, new TypeReference<Map<String, List<Workflow>>>() {})
                    .getOrDefault("workflows", List.of())
                    .forEach(workflow -> workflows.put(workflow.id(), workflow));
        } else if (name.equals(DEADLINES)) {
            deadlines.addAll(Yaml.read(document, new TypeReference<List<Deadline>>() {}));
        } else if (name.equals("blind-spots.yaml")) {
            Yaml.read(document, new TypeReference<List<BlindSpot>>() {})
                    .forEach(spot -> blindSpots.put(spot.id(), spot));
        } else if (name.startsWith("signals/")) {
            Yaml.read(document, new TypeReference<SignalFile>() {}).rows().forEach(row -> put(row, document, names));
        } else if (name.equals(PRECEDENCE)) {
            ownPrecedence.addAll(Yaml.read(document, new TypeReference<List<String>>() {}));
        } else if (name.startsWith("diagnoses/")) {
            put(document, Yaml.read(document, new TypeReference<DiagnosisEntry>() {}), ownPrecedence);
        } else if (name.startsWith("codes/")) {
            readCodes(document);
        } else {
            throw new CatalogueException(
                    "%s: not part of a catalogue; files stand in signals/, diagnoses/ or codes/, deadlines in deadlines.yaml"
                            .formatted(name));
        }
    }

    private void put(Signal row, Document document, Map<String, String> names) {
        var before = names.put(row.name(), document.name());
        if (before != null) {
            throw new CatalogueException("%s: signal '%s' is already in %s; names are unique"
                    .formatted(document.name(), row.name(), before));
        }
        signals.put(row.name(), row);
    }

    private void put(Document document, DiagnosisEntry entry, List<String> ownPrecedence) {
        if (!document.name().equals("diagnoses/" + entry.code() + ".yaml")) {
            throw new CatalogueException("%s: holds code '%s'; name the file %s.yaml"
                    .formatted(document.name(), entry.code(), entry.code()));
        }
        var known = diagnoses.put(entry.code(), entry) != null;
        if (!known && !precedence.isEmpty() && !ownPrecedence.contains(entry.code())) {
            ownPrecedence.add(entry.code());
        }
    }

    private void readCodes(Document document) {
        switch (document.name()) {
            case "codes/hresults.tsv" ->
                document.text()
                        .lines()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .forEach(line -> putHresult(document, line));
            case "codes/iis.yaml" -> iis.putAll(names(document));
            case "codes/scep.yaml" -> scep.putAll(names(document));
            case "codes/connector.yaml" -> connector.putAll(names(document));
            default ->
                throw new CatalogueException(
                        "%s: unknown table; known: connector.yaml, hresults.tsv, iis.yaml, scep.yaml"
                                .formatted(document.name()));
        }
    }

    private static Map<String, String> names(Document document) {
        return Yaml.read(document, new TypeReference<Map<String, String>>() {});
    }

    private void putHresult(Document document, String line) {
        var columns = line.split("\t", -1);
        if (columns.length != 4) {
            throw new CatalogueException("%s: %d columns in '%s'; expected code, decimal, symbol, text"
                    .formatted(document.name(), columns.length, line));
        }
        var code = Codes.hresult(columns[0]);
        hresults.put(code, new Codes.Hresult(code, columns[2], columns[3]));
    }

    private Catalogue checked() {
        deadlines.forEach(this::apply);
        signals.values().forEach(this::check);
        diagnoses.values().forEach(this::check);
        blindSpots.values().forEach(this::check);
        precedence.forEach(
                code -> require(diagnoses.containsKey(code), PRECEDENCE, "diagnosis", code, diagnoses.keySet()));
        diagnoses
                .keySet()
                .forEach(code -> require(precedence.contains(code), PRECEDENCE, "listed code", code, precedence));
        var ordered = diagnoses.values().stream()
                .sorted(Comparator.comparingInt(entry -> precedence.indexOf(entry.code())))
                .toList();
        return new Catalogue(
                workflows,
                List.copyOf(signals.values()),
                ordered,
                List.copyOf(blindSpots.values()),
                new Codes(hresults, iis, scep, connector));
    }

    private void apply(Deadline deadline) {
        var workflow = workflows.get(deadline.workflow());
        require(workflow != null, DEADLINES, "workflow", deadline.workflow(), workflows.keySet());
        checkStep(DEADLINES, deadline.workflow(), deadline.step());
        workflows.computeIfPresent(deadline.workflow(), (id, known) -> deadline.in(known));
    }

    private void check(Signal row) {
        var place = "signal " + row.name();
        if (row.workflow() != null) {
            require(workflows.containsKey(row.workflow()), place, "workflow", row.workflow(), workflows.keySet());
        }
        if (row.step() != null) {
            checkStep(place, row.workflow(), row.step());
        }
    }

    private void check(BlindSpot spot) {
        var place = "blind-spots.yaml: " + spot.id();
        spot.workflows()
                .forEach(workflow ->
                        require(workflows.containsKey(workflow), place, "workflow", workflow, workflows.keySet()));
        spot.signals().forEach(name -> require(signals.containsKey(name), place, "signal", name, signals.keySet()));
    }

    private void checkStep(String place, @Nullable String workflow, String step) {
        // A CA record serves every workflow: its step must then be a step of at least one.
        if (workflow == null && workflows.values().stream().anyMatch(some -> some.has(step))) {
            return;
        }
        var known = workflow == null ? null : workflows.get(workflow);
        if (known == null || !known.has(step)) {
            throw new CatalogueException("%s: step '%s' is not one of workflow '%s'; steps are %s"
                    .formatted(
                            place,
                            step,
                            workflow,
                            known == null
                                    ? List.of()
                                    : known.steps().stream().map(Step::id).toList()));
        }
    }

    private void check(DiagnosisEntry entry) {
        var place = "diagnoses/%s.yaml".formatted(entry.code());
        require(entry.workflows().contains(entry.workflow()), place, "workflow", entry.workflow(), entry.workflows());
        entry.workflows()
                .forEach(workflow ->
                        require(workflows.containsKey(workflow), place, "workflow", workflow, workflows.keySet()));
        if (entry.step() != null) {
            checkStep(place, entry.workflow(), entry.step());
        }
        var when = entry.when();
        if (when.stuckAt() != null) {
            checkStep(place, entry.workflow(), when.stuckAt());
        }
        when.any().forEach(match -> checkNames(place, match));
        when.all().forEach(match -> checkNames(place, match));
        when.none().forEach(match -> checkNames(place, match));
        when.diagnoses()
                .forEach(code -> require(diagnoses.containsKey(code), place, "diagnosis", code, diagnoses.keySet()));
        when.last().forEach(name -> require(signals.containsKey(name), place, "signal", name, signals.keySet()));
        entry.yieldsTo()
                .forEach(code -> require(diagnoses.containsKey(code), place, "diagnosis", code, diagnoses.keySet()));
        entry.resolvedBy().forEach(name -> require(signals.containsKey(name), place, "signal", name, signals.keySet()));
        for (var cause : entry.causes()) {
            cause.confirmedBy().forEach(match -> checkNames(place, match));
            cause.ruledOutBy().forEach(match -> checkNames(place, match));
        }
    }

    private void checkNames(String place, Match match) {
        match.signal().forEach(name -> require(signals.containsKey(name), place, "signal", name, signals.keySet()));
    }

    private static void require(boolean there, String place, String what, String name, Collection<String> known) {
        if (!there) {
            throw new CatalogueException("%s: no %s '%s'; nearest: %s"
                    .formatted(place, what, name, String.join(", ", Nearest.to(name, known, 3))));
        }
    }
}
