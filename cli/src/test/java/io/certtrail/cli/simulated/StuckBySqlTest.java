/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.LocalPipeline;
import io.certtrail.cli.run.Watcher;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Preset;
import io.certtrail.simulation.Simulation;
import io.certtrail.simulation.folder.CaseFolder;
import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.story.Life.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A second opinion on what is stuck: one query of DuckDB over the logs, which shares no line with the correlator, its
 * readers or the simulator.
 */
class StuckBySqlTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"TENANT, 1, 600", "TENANT, 2, 600", "CONNECTOR_EVENTS, 3, 6200"})
    void a_query_over_the_logs_finds_the_same_requests_stuck(Preset preset, long seed, int requests)
            throws IOException, SQLException {
        var usual = Plan.of(preset, seed).with(new Size(requests, 3, 3, 2));
        var plan = new Plan(
                preset,
                seed,
                Plan.START,
                Duration.ofDays(2),
                usual.size(),
                usual.troubled().mix(),
                EventForm.WINLOGBEAT_SHORT,
                usual.disorder());
        try (var logs = CaseFolder.in(folder)) {
            logs.finish(Simulation.run(plan, logs));
        }

        assertThat(found()).isNotEmpty().isEqualTo(queried());
    }

    private Set<String> found() {
        return new LocalPipeline(Catalogue.untested(null), CLOCK)
                .run(Inputs.of(List.of(folder), ZoneOffset.UTC), Watcher.none()).diagnoses().stream()
                        .filter(each -> each.code().endsWith("-STUCK"))
                        .map(StuckBySqlTest::row)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String row(Diagnosis diagnosis) {
        return "%s %s %s".formatted(diagnosis.workflow(), diagnosis.step(), diagnosis.device());
    }

    private Set<String> queried() throws IOException, SQLException {
        var rows = new TreeSet<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery(query())) {
            while (result.next()) {
                rows.add("%s %s %s".formatted(result.getString(1), result.getString(2), result.getString(3)));
            }
        }
        return rows;
    }

    private String query() throws IOException {
        try (var stream = StuckBySqlTest.class.getResourceAsStream("/simulated/stuck.sql")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("FILES", folder + "/*/connector-*.jsonl");
        }
    }
}
