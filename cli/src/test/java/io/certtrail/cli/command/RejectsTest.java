/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.FakeTerminal;
import io.certtrail.cli.view.RejectJson;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.write(
                folder.resolve("rejects.jsonl"),
                List.of(
                        RejectJson.toJson(reject("iis/NDES01/iis-w3c/a.log", "#3", "5 values for 14 columns")),
                        RejectJson.toJson(reject("iis/NDES01/iis-w3c/a.log", "#9", "6 values for 14 columns")),
                        RejectJson.toJson(reject("ca/CA01/windows-xml/b.xml", "#1", "no \u001b[31mtime"))));
    }

    @Test
    void rejects_of_a_file_are_counted_by_source_and_reason() {
        var ended = FakeTerminal.in(folder).run("rejects", "list", "--file", "rejects.jsonl");

        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines())
                .contains(
                        "        2  iis/NDES01/iis-w3c/a.log  a.log#3",
                        "           N values for N columns",
                        "        1  ca/CA01/windows-xml/b.xml  a.log#1");
        assertThat(ended.out()).doesNotContain("\u001b[31mtime");
    }

    @Test
    void rejects_are_chosen_by_source_and_reason_and_given_as_they_are() throws IOException {
        var ended = FakeTerminal.in(folder)
                .run(
                        "rejects",
                        "list",
                        "--file",
                        "rejects.jsonl",
                        "--source",
                        "NDES01",
                        "--reason",
                        "6 values",
                        "--format",
                        "jsonl");

        assertThat(ended.out().lines())
                .containsExactly(
                        Files.readAllLines(folder.resolve("rejects.jsonl")).get(1));
    }

    @Test
    void a_line_that_is_no_reject_is_told_with_its_place() throws IOException {
        Files.writeString(folder.resolve("other.jsonl"), "{\"schema\":\"certtrail.diagnosis/1\"}\n");

        var ended = FakeTerminal.in(folder).run("rejects", "list", "--file", "other.jsonl");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .contains("other.jsonl:1: no reject: no JSON object with schema certtrail.reject/1; name a file");
    }

    @Test
    void another_format_is_refused() {
        assertThat(FakeTerminal.in(folder)
                        .run("rejects", "list", "--file", "rejects.jsonl", "--format", "csv")
                        .err())
                .contains("--format 'csv' is not known; write table or jsonl");
    }

    private static Reject reject(String source, String position, String reason) {
        var bytes = "x".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return new Reject("default", Origin.IIS, source, new Place("a.log", position), reason, bytes, 1);
    }
}
