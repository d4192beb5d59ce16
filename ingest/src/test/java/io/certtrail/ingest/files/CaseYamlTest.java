/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import static io.certtrail.ingest.files.CaseFolder.ANDROID;
import static io.certtrail.ingest.files.CaseFolder.IIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What case.yaml says of the files beside it, and what is said of a broken one. */
class CaseYamlTest {
    private static final String IOS = "debug 18:30:55.487798 -0500 profiled Sending CSR via GET.\\\n";

    private CaseFolder folder;

    @BeforeEach
    void made(@TempDir Path root) {
        folder = new CaseFolder(root);
    }

    @Test
    void case_yaml_tells_the_columns_of_lines_whose_header_a_shipper_dropped() throws IOException {
        folder.write("case.yaml", """
                sources:
                  - files: "ndes01/*.log"
                    format: iis-w3c
                    fields: "#Fields: date time cs-uri-stem sc-status"
                """);
        folder.write("ndes01/lines.log", "2018-06-17 01:00:00 /certsrv/mscep/mscep.dll 503\n");

        var events = Reading.events(folder.sources().get(0));

        assertThat(events)
                .singleElement()
                .extracting(event -> ((HttpRequest) event.body()).status())
                .isEqualTo(503);
    }

    @Test
    void case_yaml_tells_which_of_day_and_month_comes_first() throws IOException {
        var list = "Device ID,Device name,OS,Last check-in\n6f1c,LAPTOP7,Windows,05/06/2026 10:00:00\n";
        var events = "Id,ProviderName,LogName,TimeCreated\n"
                + "34,Microsoft-Windows-NetworkDeviceEnrollmentService,Application,05/06/2026 10:00:00\n";
        folder.write("told/devices.csv", list);
        folder.write("told/events.csv", events);
        folder.write("untold/devices.csv", list);
        folder.write("untold/events.csv", events);
        folder.write("told/case.yaml", "sources:\n  - {files: '*.csv', dates: day-first}\n");

        var sources = folder.sources();

        assertThat(columns(sources.get(0))).containsEntry("lastConnection", "2026-06-05T10:00:00Z");
        assertThat(Reading.events(sources.get(1)))
                .extracting(LogEvent::time)
                .containsExactly(Instant.parse("2026-06-05T10:00:00Z"));
        assertThat(columns(sources.get(2)))
                .containsEntry("lastConnection", "05/06/2026 10:00:00")
                .containsKey("lastConnectionDoubt");
        assertThat(Reading.reasons(sources.get(3)))
                .containsExactly("'05/06/2026 10:00:00' may be of two days:"
                        + " case.yaml may say dates: day-first or dates: month-first");
    }

    private static Map<String, String> columns(LogSource list) {
        return ((InventoryRow) Reading.events(list).get(0).body()).columns();
    }

    @Test
    void case_yaml_says_how_far_a_source_can_be_relied_on() throws IOException {
        folder.write("case.yaml", """
                sources:
                  - files: "ndes01/*.log"
                    silent-after: PT30M
                    disorder: PT5M
                  - files: "ndes02/*.log"
                    on-demand: true
                """);
        folder.write("ndes01/a.log", IIS);
        folder.write("ndes02/b.log", IIS);

        var sources = folder.sources();

        assertThat(sources).extracting(LogSource::silentAfter).containsExactly(Duration.ofMinutes(30), null);
        assertThat(sources)
                .extracting(LogSource::disorder)
                .containsExactly(Duration.ofMinutes(5), LogFormat.IIS_W3C.disorder());
        assertThat(sources).extracting(LogSource::onDemand).containsExactly(false, true);
    }

    @Test
    void of_entries_that_name_a_file_the_first_counts_whether_it_names_more_or_not() throws IOException {
        folder.write("case.yaml", """
                sources:
                  - {files: ndes01/b.log, host: first}
                  - {files: "ndes01/*.log", host: second}
                  - {files: ndes01/a.log, host: third}
                  - {files: ndes02/c.log, host: fourth}
                  - {files: "ndes0[12]/?.log", host: fifth}
                """);
        for (var name : List.of("ndes01/a.log", "ndes01/b.log", "ndes02/c.log", "ndes02/d.log", "ndes03/e.log")) {
            folder.write(name, IIS);
        }

        var opened = folder.open();

        assertThat(opened.sources())
                .extracting(LogSource::host)
                .containsExactly("SECOND", "FIRST", "FOURTH", "FIFTH", "NDES03");
        assertThat(opened.problems()).singleElement().asString().contains("ndes01/a.log");
    }

    @Test
    void case_yaml_says_what_the_content_does_not() throws IOException {
        folder.write("case.yaml", """
                sources:
                  - files: "phones/**/console.txt"
                    origin: Device
                    device: 77aa
                    platform: ios
                    date: 2018-03-01
                  - files: "phones/*/OMADM.log"
                    device: 6f1c
                    timezone: "+09:00"
                  - files: "web/*.log"
                    host: ndes07.contoso.local
                ignore: ["*.md"]
                """);
        folder.write("README.md", "# not a log");
        folder.write("phones/b2/console.txt", IOS);
        folder.write("phones/a1/OMADM.log", ANDROID);
        folder.write("web/u_ex.log", IIS);

        var opened = folder.open();

        assertThat(opened.problems()).isEmpty();
        assertThat(opened.sources()).extracting(LogSource::device).containsExactly("6f1c", "77aa", null);
        assertThat(opened.sources()).extracting(LogSource::host).containsExactly(null, null, "NDES07");
        assertThat(opened.sources())
                .extracting(source -> Reading.events(source).get(0).time())
                .containsExactly(
                        Instant.parse("2018-02-26T20:16:08.25Z"),
                        Instant.parse("2018-03-01T23:30:55.487798Z"),
                        Instant.parse("2018-06-17T01:00:00Z"));
    }

    @Test
    void an_entry_that_names_no_file_is_told() throws IOException {
        folder.write("case.yaml", "sources:\n  - files: \"nowhere/*.log\"\n");

        assertThat(folder.open().problems())
                .containsExactly(folder.root().resolve("case.yaml") + ": no file is named by files: \"nowhere/*.log\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources:\\n  - file: x | :2: unknown key 'file'; did you mean 'files'?",
                "sources:\\n  - files: x\\n    origin: isi | :3: 'isi' is not understood: write one of device, iis, ca, connector",
                "sources:\\n  - files: x\\n    silent-after: -PT1M | :3: '-PT1M' is not understood: not positive; write PT30M for half an hour",
                "sources:\\n  - files: x\\n    timezone: Tokio | :3: 'Tokio' is not understood: Unknown time-zone ID: Tokio",
                "sources:\\n  - files: x\\n    date: 1.3.2018 | :3: '1.3.2018' is not understood: Text '1.3.2018' could not be parsed at index 0",
                "sources:\\n  - files: x\\n    format: iis | :3: 'iis' is not understood: No log format 'iis'; known formats:",
                "sources:\\n  - origin: iis | : entry 1 of sources has no 'files'; write files: \"ndes01/*.log\"",
                "sources:\\n  - files: [x | :2:",
                "sources:\\n  - files: {a: b} | :2: a plain value is needed here",
                "sources: hello | :1:",
                "- a | :1:",
                "sources:\\n  - files: \"{x\" | :2: '{x' is not understood: '{x' is no pattern for files",
            })
    void a_broken_case_yaml_is_told_in_one_line_with_its_place(String yaml, String reason) throws IOException {
        folder.write("case.yaml", yaml.replace("\\n", "\n"));

        assertThatThrownBy(folder::open)
                .isInstanceOf(CaseException.class)
                .hasMessageStartingWith(folder.root().resolve("case.yaml") + reason)
                .message()
                .doesNotContain("\n");
    }
}
