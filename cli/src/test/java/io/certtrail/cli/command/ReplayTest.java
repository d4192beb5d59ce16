/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.cli.FakeTerminal;
import io.certtrail.cli.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAMPLES = Samples.FOLDER.toString();

    @TempDir
    Path folder;

    @Test
    void the_samples_give_what_they_are_expected_to_give() throws IOException {
        var ended = FakeTerminal.in(folder).run("replay", SAMPLES, "--format", "jsonl");

        assertThat(ended.status()).isZero();
        assertThat(codes(ended.out().lines().toList()))
                .containsExactlyInAnyOrderElementsOf(
                        codes(Files.readAllLines(Samples.FOLDER.resolve("expected.jsonl"))));
    }

    @Test
    void the_same_input_gives_the_same_output() {
        var first = FakeTerminal.in(folder).run("replay", SAMPLES, "--all");
        var second = FakeTerminal.in(folder).run("replay", SAMPLES, "--all");

        assertThat(first.out()).isEqualTo(second.out()).doesNotContain("\u001b");
    }

    @Test
    void every_line_of_every_file_is_accounted_for() throws IOException {
        FakeTerminal.in(folder).run("replay", SAMPLES, "--summary", "summary.json", "--out", "report.txt");

        var summary = JSON.readTree(folder.resolve("summary.json").toFile());
        assertThat(summary.get("perFile")).hasSize(summary.get("files").asInt()).allSatisfy(ReplayTest::addsUp);
        addsUp(summary);
        assertThat(folder.resolve("report.txt")).content().startsWith("Requests  ");
    }

    @Test
    void a_computer_s_log_joins_the_requests_of_its_id_when_a_list_names_it() throws IOException {
        var connector = "Microsoft-Intune-CertificateConnectors";
        var place = Files.createDirectory(folder.resolve("case"));
        var id = "88bb0a52-8f64-4a6f-9d55-0a9d2c5b7d12";
        Files.writeString(
                place.resolve("connector.json"),
                event("07:00:00", connector, 1020, "CONN01", id) + event("07:00:05", connector, 1050, "CONN01", id));
        Files.writeString(
                place.resolve("laptop.json"),
                event(
                        "07:05:00",
                        "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider",
                        310,
                        "LAPTOP7.contoso.local",
                        ""));
        var apart = requests();
        Files.writeString(place.resolve("devices.csv"), "Device ID,Device name,OS\n%s,LAPTOP7,Windows\n".formatted(id));

        assertThat(List.of(apart, requests())).containsExactly(2, 1);
    }

    private int requests() throws IOException {
        FakeTerminal.in(folder).run("replay", "case", "--summary", "s.json", "--out", "report");
        return JSON.readTree(folder.resolve("s.json").toFile()).get("requests").asInt();
    }

    private static String event(String clock, String provider, int id, String computer, String device) {
        return """
                {"@timestamp":"2024-05-14T%sZ","winlog":{"event_id":%d,"record_id":%d,"channel":"%s/Operational",\
                "provider_name":"%s","computer_name":"%s","event_data":{"DeviceId":"%s"}},"log":{"level":"error"}}
                """.formatted(clock, id, id, provider, provider, computer, device);
    }

    private static void addsUp(JsonNode counts) {
        assertThat(counts.get("events").asLong()
                        + counts.get("ignored").asLong()
                        + counts.get("rejected").asLong())
                .isEqualTo(counts.get("lines").asLong());
    }

    @Test
    void a_severity_that_is_reached_ends_with_2() {
        assertThat(FakeTerminal.in(folder)
                        .run("replay", SAMPLES, "--fail-on", "critical")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void a_folder_with_nothing_in_it_ends_with_3() {
        var ended = FakeTerminal.in(folder).run("replay", ".");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err())
                .startsWith("certtrail: nothing could be read in ")
                .hasLineCount(1);
    }

    @Test
    void a_file_that_is_no_log_ends_with_3_and_is_kept_with_its_reason() throws IOException {
        Files.write(folder.resolve("noise.bin"), new byte[] {0, 1, 2, 3, (byte) 0x9b});

        var ended = FakeTerminal.in(folder).run("replay", "noise.bin", "--rejects", "rejects.jsonl");

        assertThat(ended.status()).isEqualTo(3);
        var reject = JSON.readTree(Files.readString(folder.resolve("rejects.jsonl")));
        assertThat(reject.get("file").asText()).isEqualTo("noise.bin");
        assertThat(reject.get("reason").asText()).isNotBlank();
    }

    @Test
    void a_broker_that_does_not_answer_ends_with_4() {
        var ended = FakeTerminal.in(folder).run("replay", SAMPLES, "--kafka", "localhost:1");

        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.err().lines().filter(line -> line.startsWith("certtrail: ")))
                .singleElement()
                .asString()
                .contains("localhost:1");
    }

    @Test
    void the_siem_formats_are_one_record_a_line() throws IOException {
        var ocsf = FakeTerminal.in(folder).run("replay", SAMPLES, "--format", "ocsf");
        var cef = FakeTerminal.in(folder).run("replay", SAMPLES, "--format", "cef");

        assertThat(JSON.readTree(ocsf.out().lines().findFirst().orElseThrow())
                        .get("class_uid")
                        .asInt())
                .isEqualTo(2004);
        assertThat(cef.out().lines()).allSatisfy(line -> assertThat(line).startsWith("CEF:0|"));
    }

    @Test
    void a_hostile_log_reaches_no_terminal() throws IOException {
        var line = "2026-03-10 10:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll operation=GetCACert 443 -"
                + " 10.1.1.1 evil\u001b[2J\u009b1m\u202e - 500 0 1346 31\n";
        Files.write(
                folder.resolve("u_ex260310.log"),
                ("#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent)"
                                + " cs(Referer) sc-status sc-substatus sc-win32-status time-taken\n"
                                + line)
                        .getBytes(StandardCharsets.UTF_8));

        for (var format : List.of("table", "jsonl", "ocsf", "cef")) {
            assertThat(FakeTerminal.in(folder)
                            .run("replay", ".", "--format", format)
                            .out())
                    .as(format)
                    .isNotBlank()
                    .doesNotContain("\u001b", "\u009b", "\u202e");
        }
        assertThat(FakeTerminal.in(folder).run("parse", ".").out())
                .isNotBlank()
                .doesNotContain("\u001b", "\u009b", "\u202e");
    }

    @Test
    void parse_shows_each_event_as_json_and_correlates_nothing() throws IOException {
        var ended = FakeTerminal.in(folder)
                .run(
                        "parse",
                        Samples.FOLDER.resolve("ca01").resolve("security.jsonl").toString());

        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines()).isNotEmpty().allSatisfy(line -> {
            var event = JSON.readTree(line);
            assertThat(event.get("origin").asText()).isEqualTo("ca");
            assertThat(event.get("position").asText()).startsWith("#");
        });
    }

    private static List<String> codes(List<String> lines) throws IOException {
        var codes = new ArrayList<String>();
        for (var line : lines) {
            var said = JSON.readTree(line);
            codes.add("%s %s %s"
                    .formatted(
                            said.get("code").asText(),
                            said.get("verdict").asText(),
                            said.get("state").asText()));
        }
        return codes;
    }
}
