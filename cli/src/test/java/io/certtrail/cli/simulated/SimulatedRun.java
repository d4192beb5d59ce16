/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.simulated;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.run.CaseReader;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.LocalPipeline;
import io.certtrail.cli.run.TruthCheck;
import io.certtrail.cli.run.Watcher;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.local.LocalStores;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.json.DiagnosisJson;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Preset;
import io.certtrail.simulation.Simulation;
import io.certtrail.simulation.folder.CaseFolder;
import io.certtrail.simulation.story.Life.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One seed: the logs of a small tenant as they are, and the same with everything that may happen on the way. */
final class SimulatedRun {
    private static final Catalogue CATALOGUE = Catalogue.untested(null);
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Size SIZE = new Size(40, 2, 2, 1);

    private final Path folder;
    private final long seed;

    SimulatedRun(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    private Plan plan() {
        return Plan.of(Preset.TENANT, seed).with(SIZE).over(Duration.ofHours(5)).troubled();
    }

    /** What is found without any fault, one diagnosis a line. */
    List<String> undisturbed() throws IOException {
        return lines(found());
    }

    /** What a replay of the logs as they are gets wrong. */
    List<String> wrong() throws IOException {
        return TruthCheck.of(folder.resolve("as-is").resolve(CaseFolder.TRUTH), found())
                .differences();
    }

    private List<Diagnosis> found() throws IOException {
        var logs = folder.resolve("as-is");
        if (!Files.exists(logs)) {
            write(logs, Set.of());
        }
        return new LocalPipeline(CATALOGUE, Clock.fixed(NOW, ZoneOffset.UTC))
                .run(inputs(logs), Watcher.none())
                .diagnoses();
    }

    /** What is found with these faults. */
    List<String> disturbed(Set<Fault> faults) throws IOException {
        var logs = folder.resolve("disturbed-" + faults.hashCode());
        write(logs, faults);
        var events = new ArrayList<LogEvent>();
        CaseReader.open(inputs(logs)).read(events::add, Watcher.none());
        var told = new LastTold();
        var stores = new LocalStores();
        var correlator = correlator(told, stores);
        var arrivals = Arrivals.of(events, faults, seed, LocalCorrelator.longestWait(CATALOGUE));
        int reopenedAt = faults.contains(Fault.REOPEN) ? Math.floorMod(seed * 7919, arrivals.size()) : -1;
        for (int i = 0; i < arrivals.size(); i++) {
            if (i == reopenedAt) {
                correlator = correlator(told, stores);
            }
            correlator.accept(arrivals.get(i));
        }
        return lines(told.diagnoses());
    }

    private static LocalCorrelator correlator(LastTold told, LocalStores stores) {
        var correlator = new LocalCorrelator(CATALOGUE, told, stores);
        correlator.tick(NOW);
        return correlator;
    }

    private void write(Path to, Set<Fault> faults) throws IOException {
        try (var logs = CaseFolder.in(to)) {
            logs.finish(Simulation.run(plan(), new Mangled(logs, faults, seed)));
        }
    }

    private static Inputs inputs(Path logs) {
        return Inputs.of(List.of(logs), ZoneOffset.UTC);
    }

    /**
     * Where a line is quoted from differs where its file was split or had more lines; and that times cannot be is told
     * of the computer that has them.
     */
    private static List<String> lines(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .filter(each -> !each.code().equals("CLOCK-SKEW"))
                .map(DiagnosisJson::toJson)
                .map(line -> line.replaceAll("\"file\":\"[^\"]*\",\"position\":\"[^\"]*\"", "\"place\":0"))
                .sorted()
                .toList();
    }
}
