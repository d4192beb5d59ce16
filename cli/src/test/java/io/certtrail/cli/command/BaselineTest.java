/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.cli.FakeTerminal;
import io.certtrail.cli.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    private static final String SAMPLES = Samples.FOLDER.toString();

    @TempDir
    Path folder;

    @Test
    void each_leg_is_told_beside_the_deadline_in_force() {
        var ended = FakeTerminal.in(folder).run("baseline", SAMPLES);

        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines()).anyMatch(line -> line.startsWith("scep          issued"));
    }

    @Test
    void waits_are_seconds_in_json() throws IOException {
        var ended = FakeTerminal.in(folder).run("baseline", SAMPLES, "--format", "jsonl");

        var first = new ObjectMapper().readTree(ended.out().lines().findFirst().orElseThrow());
        assertThat(first.get("workflow").asText()).isEqualTo("pkcs");
        assertThat(first.get("p99Seconds").asDouble())
                .isLessThanOrEqualTo(first.get("maxSeconds").asDouble());
    }

    @Test
    void what_it_writes_is_a_catalogue_that_replay_uses() throws IOException {
        var catalogue = Files.createDirectory(folder.resolve("own"));
        FakeTerminal.in(folder).run("baseline", SAMPLES, "--format", "yaml", "--out", "own/deadlines.yaml");

        assertThat(catalogue.resolve("deadlines.yaml")).exists();
        assertThat(FakeTerminal.in(folder)
                        .run("replay", SAMPLES, "--catalogue", catalogue.toString())
                        .status())
                .isZero();
    }

    @Test
    void logs_without_requests_are_nothing_to_read() throws IOException {
        Files.writeString(folder.resolve("empty.log"), "nothing here\n");

        var ended = FakeTerminal.in(folder).run("baseline", "empty.log");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("no request in 'empty.log'");
    }
}
