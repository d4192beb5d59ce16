/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.ingest.Feed;
import io.certtrail.ingest.FeedOptions;
import io.certtrail.ingest.Recorded;
import io.certtrail.schemas.event.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionsTest {
    private static final String LINE =
            "2018-02-27T05:16:%02d.2500000 VERB Event org.jscep.Transport 18327 10 Sending %d\n";

    @TempDir
    Path folder;

    private Path log;
    private Path positions;

    @BeforeEach
    void begin() throws IOException {
        log = folder.resolve("logs/a1/OMADM.log");
        positions = folder.resolve("state/positions.json");
        Files.createDirectories(log.getParent());
        Files.writeString(log, line(1) + line(2));
    }

    @Test
    void a_second_run_sends_only_new_whole_lines() throws IOException {
        assertThat(ship()).containsExactly("Sending 1", "Sending 2");
        assertThat(ship()).isEmpty();

        append(line(3) + "2018-02-27T05:16:04.2500000 VERB Event org.jscep.Transp");
        assertThat(ship()).containsExactly("Sending 3");

        append("ort 18327 10 Sending 4\n");
        assertThat(ship()).containsExactly("Sending 4");
    }

    @Test
    void a_file_that_begins_otherwise_is_a_new_one() throws IOException {
        ship();
        Files.writeString(log, line(7) + line(8) + line(9));

        assertThat(ship()).containsExactly("Sending 7", "Sending 8", "Sending 9");
    }

    @Test
    void a_truncated_file_is_a_new_one() throws IOException {
        ship();
        Files.writeString(log, line(1));

        assertThat(ship()).containsExactly("Sending 1");
    }

    @Test
    void positions_that_are_no_json_are_told_with_the_way_out() throws IOException {
        Files.createDirectories(positions.getParent());
        Files.writeString(positions, "{");

        assertThatThrownBy(this::ship)
                .isInstanceOf(CaseException.class)
                .hasMessage(positions + ": not readable as positions; delete it to ship all logs from their beginning");
    }

    private List<String> ship() {
        var sink = new Recorded();
        var known = Positions.read(positions);
        var rest = known.rest(CaseFolders.open(List.of(folder.resolve("logs")), CaseOptions.defaults()));
        var options = FeedOptions.of("default", Instant.parse("2026-01-01T00:00:00Z"), Duration.ZERO);
        known.sent(rest, Feed.run(rest, options, sink));
        return sink.events().stream()
                .map(LogEvent::text)
                .map(text -> text.substring(text.indexOf("Sending")))
                .toList();
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }

    private static String line(int number) {
        return LINE.formatted(number, number);
    }
}
