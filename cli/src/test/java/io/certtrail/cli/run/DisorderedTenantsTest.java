/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Preset;
import io.certtrail.simulation.Simulation;
import io.certtrail.simulation.folder.CaseFolder;
import io.certtrail.simulation.log.EventForm;
import io.certtrail.simulation.story.Life.Size;
import io.certtrail.simulation.world.Disorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever order the records of every format come in, and whoever wrote them down, the same is right. */
class DisorderedTenantsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
    private static final Duration ALL = Duration.ofSeconds(30);
    private static final Duration SKEW = Duration.ofSeconds(45);

    @TempDir
    Path folder;

    static Stream<Disorder> disorders() {
        return Stream.of(
                new Disorder(ALL, 0.1, Map.of(), Map.of()),
                new Disorder(Duration.ZERO, 0, 0.02, 0.01, Map.of(), Map.of()),
                new Disorder(Duration.ZERO, 0, Map.of("devices", SKEW, "requests", SKEW, "svclog", SKEW), Map.of()),
                new Disorder(
                        Duration.ZERO,
                        0,
                        Map.of(),
                        Map.of("android", SKEW.negated(), "ios", SKEW, "macos", SKEW.negated(), "windows", SKEW)));
    }

    private static Plan plan(Disorder disorder, EventForm form) {
        var plan = Plan.of(Preset.TENANT, 7).with(new Size(150, 2, 2, 2)).with(disorder);
        return new Plan(
                plan.preset(), plan.seed(), plan.start(), plan.span(), plan.size(), plan.mix(), form, plan.disorder());
    }

    @ParameterizedTest
    @MethodSource("disorders")
    void disorder_on_the_way_changes_nothing(Disorder disorder) throws IOException {
        assertThat(differences(plan(disorder, null))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventForm.class)
    void every_form_of_events_says_the_same(EventForm form) throws IOException {
        assertThat(differences(plan(Disorder.NONE, form))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "android, -240",
        "android, -6",
        "android, 240",
        "ios, -240",
        "ios, -20",
        "ios, -6",
        "ios, 240",
        "macos, -240",
        "macos, -6",
        "macos, 240",
        "windows, -240",
        "windows, -6",
        "windows, 240",
        "conn01, -240",
        "conn01, 240",
        "ndes01, -240",
        "ndes01, 240",
        "ca01, -240",
        "ca01, 240"
    })
    void a_clock_that_is_wrong_changes_nothing(String whose, long secondsAhead) throws IOException {
        var disorder = new Disorder(Duration.ZERO, 0, Map.of(), Map.of(whose, Duration.ofSeconds(secondsAhead)));
        assertThat(differences(
                        Plan.of(Preset.TENANT, 8).with(new Size(400, 2, 2, 2)).with(disorder)))
                .isEmpty();
    }

    private Iterable<String> differences(Plan plan) throws IOException {
        try (var logs = CaseFolder.in(folder)) {
            logs.finish(Simulation.run(plan, logs));
        }
        var findings = new LocalPipeline(Catalogue.untested(null), CLOCK)
                .run(Inputs.of(List.of(folder), ZoneOffset.UTC), Watcher.none());
        return TruthCheck.of(folder.resolve(CaseFolder.TRUTH), findings.diagnoses())
                .differences();
    }
}
