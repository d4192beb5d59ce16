/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.FakeTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateTest {
    @TempDir
    Path folder;

    @Test
    void a_case_folder_is_written_with_the_truth_beside_the_logs() throws IOException {
        var ended = run("simulate --preset connector-events --out made --requests 620 --span 2h");

        assertThat(ended.status()).isZero();
        assertThat(Files.readAllLines(folder.resolve("made/truth.jsonl")))
                .hasSize(12)
                .last()
                .asString()
                .contains("\"requests\":620");
        assertThat(folder.resolve("made/case.yaml")).content().contains("host: NDES01", "ignore: [truth.jsonl]");
        assertThat(folder.resolve("made/ndes01/connector-operational.jsonl")).isNotEmptyFile();
    }

    @Test
    void a_range_of_seeds_makes_a_folder_each() {
        run("simulate --preset connector-events --out made --seed 3..5 --requests 10 --span 2h");

        assertThat(folder.resolve("made")).isDirectoryContaining("glob:**/seed-{3,4,5}");
    }

    @Test
    void the_records_of_all_logs_can_be_piped() {
        var ended = run("simulate --preset connector-events --stdout --requests 10 --span 2h");

        assertThat(ended.out().lines()).hasSizeGreaterThan(30).allMatch(line -> line.startsWith("{\"@timestamp\""));
    }

    @Test
    void a_folder_with_something_in_it_is_left_alone() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("notes.txt"), "mine");

        var ended = run("simulate --out mine");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("'mine' is not empty; name a folder that is not there yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simulate                                 | --out
            simulate --out x --seed many             | --seed 'many' is no seed; write 7, or 1..20
            simulate --out x --seed 5..1             | --seed '5..1' is no seed
            simulate --out x --requests 0            | --requests '0' is too few
            simulate --out x --span soon             | --span 'soon' is no time span; write 45s, 10m
            simulate --out x --span 10m              | --span '10m' is too short
            simulate --out x --disorder jiter=30s    | --disorder knows no 'jiter'; did you mean 'jitter'?
            simulate --out x --disorder duplicates=2 | --disorder 'duplicates=2' is no share; write duplicates=10%
            simulate --out x --disorder late=45s     | --disorder 'late=45s' names nobody
            simulate --out x --preset nothing        | invalid value for option '--preset'
            """)
    void wrong_usage_ends_with_1_and_one_line_that_tells_the_way_out(String line, String message) {
        var ended = run(line);

        assertThat(ended.err()).startsWith("certtrail: ").contains(message);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.status()).isEqualTo(1);
    }

    private FakeTerminal.Ended run(String line) {
        return FakeTerminal.in(folder).run(line.split(" "));
    }
}
