/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.certtrail.alerting.Samples;
import io.certtrail.alerting.format.AlertFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest extends SinkContract {
    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("out");
    }

    private Path file() {
        return folder().resolve("alerts.ndjson");
    }

    @Override
    protected Sink sink() throws IOException {
        Files.createDirectories(folder());
        return config(file().toString()).checked().open(surroundings(OutputStream.nullOutputStream()));
    }

    @Override
    protected void breakDown() throws IOException {
        Files.move(folder(), temp.resolve("away"));
    }

    @Override
    protected void repair() throws IOException {
        Files.move(temp.resolve("away"), folder());
    }

    @Override
    protected List<Received> received(int atLeast) throws IOException {
        var received = new ArrayList<Received>();
        for (var line : Files.readAllLines(file())) {
            var key = new ObjectMapper().readTree(line).at("/metadata/uid").asText();
            received.add(new Received(key, line));
        }
        return received;
    }

    @Test
    void a_line_that_a_crash_cut_off_spoils_no_other() throws IOException {
        var sink = sink();
        Files.writeString(file(), "{\"torn\":");
        sink.deliver(alerts(1, 1));

        assertThat(Files.readAllLines(file())).hasSize(2).first().isEqualTo("{\"torn\":");
    }

    @Test
    void a_rotated_file_is_begun_anew() throws IOException {
        var sink = sink();
        sink.deliver(alerts(1, 1));
        Files.move(file(), folder().resolve("alerts.1"));
        sink.deliver(alerts(2, 2));

        assertThat(received(1)).extracting(Received::key).containsExactly("d-2/1");
    }

    @Test
    void a_dash_is_standard_output() {
        var out = new ByteArrayOutputStream();
        config("-").checked().open(surroundings(out)).deliver(alerts(1, 2));

        assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(2).endsWith("\n");
    }

    @Test
    void what_standard_output_does_not_take_is_not_delivered() {
        var full = new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        var sink = config("-").open(new Surroundings(Map.of(), full, Clock.systemUTC()));

        assertThat(sink.deliver(List.of(Samples.alert("d-1", 1))))
                .containsExactly(
                        new Outcome.Retry("cannot write: java.io.IOException: standard output takes nothing more"));
    }

    @Test
    void a_file_in_a_folder_that_is_not_there_is_refused_at_once() {
        assertThatThrownBy(() -> config("/no/such/folder/alerts").checked())
                .hasMessage("Sink 'siem' (ndjson) cannot write the file /no/such/folder/alerts; "
                        + "name a file in a folder that exists, or - for standard output");
    }

    private static SinkConfig config(String target) {
        return new SinkConfig("siem", Sinks.NDJSON, AlertFormats.OCSF, target, Map.of());
    }

    private static Surroundings surroundings(OutputStream out) {
        return new Surroundings(Map.of(), out, Clock.systemUTC());
    }
}
