/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.Main;
import io.certtrail.cli.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Takes so many bytes, and fails from then on. */
    private static OutputStream failing(int after, String why) {
        return new OutputStream() {
            private int room = after;

            @Override
            public void write(int octet) throws IOException {
                if (room-- <= 0) {
                    throw new IOException(why);
                }
            }
        };
    }

    private int run(Output out, String... words) {
        var here = Path.of("").toAbsolutePath();
        var io = new Terminal(
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Clock.systemUTC(),
                false,
                false,
                here,
                here);
        return Main.run(words, io);
    }

    @Test
    void a_disk_that_is_full_fails_the_command_with_one_line() {
        for (var words : new String[][] {
            {"explain", "4005"},
            {"parse", Samples.FOLDER.toString()},
            {"replay", Samples.FOLDER.toString(), "--format", "jsonl"}
        }) {
            err.reset();

            assertThat(run(new Output(failing(100, "No space left on device")), words))
                    .as(words[0])
                    .isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("certtrail: standard output is not whole: No space left on device; "
                            + "make room, or write elsewhere");
        }
    }

    @Test
    void a_reader_that_wants_no_more_is_no_failure() {
        assertThat(run(new Output(failing(100, "Broken pipe")), "explain", "4005"))
                .isZero();
        assertThat(err.size()).isZero();
    }
}
