/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.FakeTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            explan                                | unknown command 'explan', did you mean 'explain'?
            --colr                                | unknown option '--colr', did you mean '--color'?
            explain                               | missing required parameter: 'CODE'
            explain XYZ-NOTHING                   | 'XYZ-NOTHING' is not known; nearest:
            replay                                | missing required parameter: 'PATH'
            replay nowhere                        | no such file or folder 'nowhere'; check the path
            replay . --from yesterday             | --from 'yesterday' is no time; write it as 2018-06-17
            replay . --timezone Mars              | --timezone 'Mars' is no time zone
            replay . --as-of later                | --as-of 'later' is no time
            replay . --from 2020-02-01 --to 2020-01-01 | --from '2020-02-01' is not before --to '2020-01-01'
            replay . --format xml                 | invalid value for option '--format'
            replay . --fail-on loud               | invalid value for option '--fail-on'
            parse nowhere.log                     | no such file or folder 'nowhere.log'
            ship --config nowhere.yaml            | nowhere.yaml' cannot be read
            catalogue check nowhere               | no such folder
            """)
    void wrong_usage_ends_with_1_and_one_line_that_tells_the_way_out(String line, String message) {
        var ended = FakeTerminal.in(folder).run(line.split(" "));

        assertThat(ended.err()).startsWith("certtrail: ").contains(message);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void no_command_is_wrong_usage() {
        assertThat(FakeTerminal.in(folder).run().status()).isEqualTo(1);
    }

    @Test
    void a_hostile_argument_cannot_steer_the_terminal() {
        var ended = FakeTerminal.in(folder).run("explain", "\u001b[2J\u202e");

        assertThat(ended.err()).contains("\\u001b[2J\\u202e").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void debug_adds_the_stack_trace() {
        var ended = FakeTerminal.in(folder).run("replay", "nowhere", "--debug");

        assertThat(ended.err()).contains("no such file or folder 'nowhere'").contains("\tat ");
    }

    @Test
    void the_version_is_told() {
        assertThat(FakeTerminal.in(folder).run("--version").out())
                .startsWith("certtrail 0.")
                .endsWith(")\n");
    }
}
