/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Workflow;
import io.certtrail.cli.run.Cost;
import io.certtrail.cli.run.Course;
import io.certtrail.cli.run.Findings;
import io.certtrail.cli.run.Reading;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.schemas.diagnosis.Diagnosis;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final List<Workflow> WORKFLOWS = Catalogue.builtIn().workflows().values().stream()
            .sorted(Comparator.comparing(Workflow::id))
            .toList();

    @Test
    void a_run_is_told_as_requests_funnels_groups_and_details() throws IOException {
        Golden.matches("view/report.txt", lines(diagnoses(), Palette.PLAIN));
    }

    @Test
    void colours_change_nothing_but_the_colours() {
        var plain = lines(diagnoses(), Palette.PLAIN);
        var coloured = lines(diagnoses(), Palette.COLOURED);

        assertThat(coloured).anyMatch(line -> line.contains("\u001b["));
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
                .containsExactlyElementsOf(plain);
    }

    @Test
    void the_order_of_diagnoses_does_not_depend_on_how_they_came() {
        var turned = new ArrayList<>(diagnoses());
        Collections.reverse(turned);

        assertThat(lines(turned, Palette.PLAIN)).isEqualTo(lines(diagnoses(), Palette.PLAIN));
    }

    @Test
    void no_line_is_wider_than_the_terminal() {
        assertThat(lines(diagnoses(), Palette.PLAIN))
                .allSatisfy(line -> assertThat(Safe.width(line)).isLessThanOrEqualTo(Terminal.WIDTH));
    }

    @Test
    void a_hostile_log_line_cannot_steer_the_terminal() {
        var hostile =
                Said.stuck("d1", "phone\u001b]0;owned\u0007", "GET /\u001b[2J\u009b1;1H\u202Efdp.exe\r\nFAKE LINE");

        assertThat(String.join("\n", lines(List.of(hostile), Palette.PLAIN)))
                .contains("\\u001b[2J\\u009b1;1H\\u202efdp.exe FAKE LINE")
                .doesNotContain("\u001b", "\u009b", "\u202e", "\r");
    }

    @Test
    void nothing_wrong_is_said_in_words() {
        assertThat(lines(List.of(), Palette.PLAIN)).contains("Nothing is wrong with what was read.");
    }

    @Test
    void the_summary_is_one_line_of_json() throws IOException {
        Golden.matches("view/summary.json", List.of(SummaryJson.of(summary(diagnoses()))));
    }

    private static List<Diagnosis> diagnoses() {
        return List.of(
                Said.rpcUnavailable("d2", "dev-2", 1),
                Said.rpcUnavailable("d1", "dev-1", 0),
                Said.stuck("d3", "PHONE-7", "PKIOperation was sent and nothing came of it"));
    }

    private static List<String> lines(List<Diagnosis> diagnoses, Palette palette) {
        return Report.lines(summary(diagnoses), WORKFLOWS, palette, false);
    }

    private static Summary summary(List<Diagnosis> diagnoses) {
        var findings = new Findings(
                List.of(
                        new Reading("conn01/NDESConnector.svclog", "connector-svclog", 40, 38, 1, 1),
                        new Reading("ndes01/u_ex180617.log", "iis-w3c", 12_300, 774, 11_526, 0)),
                List.of(),
                diagnoses,
                List.of(),
                Map.of(
                        new Course("pkcs", "failed", Set.of("downloaded")), 2L,
                        new Course("pkcs", "done", Set.of("downloaded", "issued", "uploaded")), 1L,
                        new Course("scep", "stuck", Set.of("requested", "verified")), 1L),
                2L,
                17L,
                Said.NOON,
                Said.NOON.plusSeconds(3661));
        return Summary.of(findings, new Cost(Duration.ofMillis(1250), 52_428_800));
    }
}
