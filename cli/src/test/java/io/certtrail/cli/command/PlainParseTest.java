/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.FakeTerminal;
import io.certtrail.cli.Samples;
import io.certtrail.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainParseTest {
    @TempDir
    Path folder;

    @Test
    void files_alone_are_read_as_they_are_with_options() {
        var samples = Samples.FOLDER.toAbsolutePath().toString();

        var plain = FakeTerminal.in(folder).run("parse", samples);

        assertThat(plain.status()).isZero();
        assertThat(plain.out().lines()).isNotEmpty();
        assertThat(plain).isEqualTo(FakeTerminal.in(folder).run("parse", "--timezone", "UTC", samples));
    }

    @Test
    void what_goes_wrong_is_told_as_it_is_with_options() throws IOException {
        Files.writeString(folder.resolve("a.log"), "no log\n");

        for (var file : new String[] {"nowhere.log", "a.log"}) {
            var plain = FakeTerminal.in(folder).run("parse", file);
            assertThat(plain.status()).isNotZero();
            assertThat(plain).isEqualTo(FakeTerminal.in(folder).run("parse", "--timezone", "UTC", file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parse",
                "parse --help",
                "parse a.log --debug",
                "parse -- -a.log",
                "parse @words",
                "parse a.log ",
                "--color never parse a.log",
                "replay a.log",
                "parse a\u0000.log"
            })
    void all_else_is_left_to_the_parser(String line) {
        assertThat(PlainParse.of(Terminal.ofProcess(), line.split(" ", -1))).isEmpty();
    }
}
