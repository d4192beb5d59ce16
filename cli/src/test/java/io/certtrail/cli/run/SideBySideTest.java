/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.cli.Samples;
import io.certtrail.ingest.LogSource;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.json.EventJson;
import io.certtrail.schemas.json.JsonBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SideBySideTest {
    @TempDir
    Path folder;

    /** Each event at once, so that there are more portions than may wait. */
    private record OneByOne(OutputStream out) implements EventWriter {
        @Override
        public void accept(LogEvent event) {
            try {
                var line = new JsonBytes();
                EventJson.write(line, event);
                line.endLine();
                line.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final class Noted implements Watcher {
        private final List<String> rejects = new ArrayList<>();

        @Override
        public void progress(int filesDone, int files, long bytesRead, long bytes) {
            // not looked at
        }

        @Override
        public void rejected(Reject reject) {
            rejects.add(reject.source() + reject.place().position());
        }
    }

    private static List<LogSource> sources(Path logs) {
        return CaseReader.caseOf(Inputs.of(List.of(logs), ZoneOffset.UTC)).sources();
    }

    private Path manyLogs() throws IOException {
        for (var file = 0; file < 20; file++) {
            var lines = new ArrayList<>(List.of("#Fields: date time cs-method cs-uri-stem sc-status"));
            IntStream.range(0, 100 - 4 * file)
                    .forEach(line -> lines.add("2024-05-02 08:00:00 GET /certsrv/mscep/mscep.dll "
                            + (line % 10 == 3 ? "200 and more than there are columns" : line)));
            Files.write(folder.resolve("u_ex%02d.log".formatted(file)), lines);
        }
        return folder;
    }

    private static void agree(Path logs, int readers) throws IOException {
        var alone = new ByteArrayOutputStream();
        var toldAlone = new Noted();
        var expected = new CaseReading(logs).read(new OneByOne(alone), toldAlone);
        var out = new ByteArrayOutputStream();
        var told = new Noted();

        var readings = new SideBySide(sources(logs), readers, OneByOne::new).read(out, told);

        assertThat(readings).isEqualTo(expected);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(alone.toString(StandardCharsets.UTF_8));
        assertThat(told.rejects).isEqualTo(toldAlone.rejects);
    }

    private record CaseReading(Path logs) {
        List<Reading> read(EventWriter writer, Watcher watcher) throws IOException {
            return CaseReader.open(Inputs.of(List.of(logs), ZoneOffset.UTC)).read(writer, watcher);
        }
    }

    @Test
    void what_many_readers_pass_on_is_what_one_reads() throws IOException {
        agree(manyLogs(), 2);
        agree(folder, 7);
        agree(folder, 40);
    }

    @Test
    void the_samples_are_read_alike() throws IOException {
        agree(Samples.FOLDER, 4);
    }

    @Test
    void a_reader_that_fails_ends_all_in_its_turn() throws IOException {
        var logs = new ArrayList<>(sources(manyLogs()));
        Files.delete(folder.resolve("u_ex07.log"));

        assertThatThrownBy(() -> new SideBySide(logs, 3, OneByOne::new).read(new ByteArrayOutputStream(), new Noted()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readers_end_when_nobody_takes_what_they_read() throws IOException {
        var closed = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("broken pipe");
            }
        };

        var logs = sources(manyLogs());
        assertThatThrownBy(() -> new SideBySide(logs, 3, OneByOne::new).read(closed, new Noted()))
                .hasMessage("broken pipe");
    }
}
