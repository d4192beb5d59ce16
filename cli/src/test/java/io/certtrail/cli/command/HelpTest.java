/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.FakeTerminal;
import io.certtrail.cli.view.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @Test
    void the_help_lists_every_command() throws IOException {
        Golden.matches("help/certtrail.txt", help("--help"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "replay",
                "up",
                "ship",
                "rejects",
                "correlate",
                "alert",
                "parse",
                "explain",
                "simulate",
                "catalogue"
            })
    void every_command_has_its_help_within_the_width_of_a_terminal(String command) {
        assertThat(help(command, "--help"))
                .anyMatch(line -> line.startsWith("Usage: certtrail " + command))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void the_help_of_replay_tells_its_options() throws IOException {
        Golden.matches("help/replay.txt", help("replay", "--help"));
    }

    private static List<String> help(String... words) {
        var ended = FakeTerminal.in(Path.of("")).run(words);
        assertThat(ended.status()).isZero();
        return ended.out().lines().toList();
    }
}
