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

/** What is found in the logs of made-up tenants is what is right about them. More of them: {@code -Dtenants=1..20}. */
class SimulatedTenantsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    static List<Long> seeds() {
        return Seeds.parse(System.getProperty("tenants", "1..4"));
    }

    @ParameterizedTest(name = "certtrail simulate --seed {0} --out DIR && certtrail replay DIR --truth DIR/truth.jsonl")
    @MethodSource("seeds")
    void all_that_is_right_is_found_and_nothing_else(long seed) throws IOException {
        try (var logs = CaseFolder.in(folder)) {
            logs.finish(Simulation.run(Plan.of(Preset.TENANT, seed), logs));
        }

        var findings = new LocalPipeline(Catalogue.untested(null), CLOCK)
                .run(Inputs.of(List.of(folder), ZoneOffset.UTC), Watcher.none());

        var check = TruthCheck.of(folder.resolve(CaseFolder.TRUTH), findings.diagnoses());
        assertThat(check.differences()).isEmpty();
        assertThat(findings.rejected()).isZero();
    }
}
