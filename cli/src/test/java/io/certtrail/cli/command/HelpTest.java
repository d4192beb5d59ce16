/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.FakeTerminal;
import io.certtrail.cli.view.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    @Test
    void the_help_lists_every_command() throws IOException {
        Golden.matches("help/certtrail.txt", help("--help"));
    }

    static Stream<String> commands() {
        return Stream.of(
                "demo",
                "replay",
                "up",
                "ship",
                "rejects",
                "correlate",
                "alert",
                "parse",
                "baseline",
                "explain",
                "simulate",
                "catalogue");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_its_help_within_the_width_of_a_terminal(String command) {
        assertThat(help(command, "--help"))
                .anyMatch(line -> line.startsWith("Usage: certtrail " + command))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_sentence_goes_on_until_its_line_is_full(String command) {
        var lines = help(command, "--help");
        for (var at = 1; at < lines.size(); at++) {
            var first = lines.get(at).split(" ", -1)[0];
            if (!first.isEmpty()
                    && Character.isLowerCase(first.charAt(0))
                    && !lines.get(at - 1).isEmpty()) {
                assertThat(lines.get(at - 1).length() + 1 + first.length())
                        .as("'%s' stands on a line of its own", lines.get(at))
                        .isGreaterThanOrEqualTo(100);
            }
        }
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
