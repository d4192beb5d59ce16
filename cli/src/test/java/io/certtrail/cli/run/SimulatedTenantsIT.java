/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Preset;
import io.certtrail.simulation.Simulation;
import io.certtrail.simulation.folder.CaseFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link SimulatedTenantsTest} through a broker and the topology; {@code -Dtenants=1..20} for more. */
class SimulatedTenantsIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    static List<Long> seeds() {
        return Seeds.parse(System.getProperty("tenants", "2"));
    }

    @ParameterizedTest(
            name = "certtrail simulate --seed {0} --out DIR && certtrail replay DIR --embedded --truth DIR/truth.jsonl")
    @MethodSource("seeds")
    void all_that_is_right_comes_out_of_the_topology_and_nothing_else(long seed)
            throws IOException, InterruptedException {
        try (var logs = CaseFolder.in(folder)) {
            logs.finish(Simulation.run(Plan.of(Preset.TENANT, seed), logs));
        }

        var findings = KafkaPipeline.embedded(Catalogue.untested(null), CLOCK)
                .run(Inputs.of(List.of(folder), ZoneOffset.UTC), Watcher.none());

        assertThat(TruthCheck.of(folder.resolve(CaseFolder.TRUTH), findings.diagnoses())
                        .differences())
                .isEmpty();
    }
}
