/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.TraceEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Log lines as troubleshooting pages quote them, in {@code seeds/<format>.txt}: a quote, then for each row it becomes a
 * line {@code => shape} or {@code => shortened: reason}. Nothing quoted may vanish without a word.
 */
class SeedsTest {
    private static final Path SEEDS = Path.of("src/test/resources/seeds");

    private static final String RECORD = "<E2ETraceEvent><System><Level>2</Level>"
            + "<TimeCreated SystemTime=\"2018-06-17T01:03:44Z\"/><Source Name=\"NDESConnector\"/></System>"
            + "<ApplicationData>%s</ApplicationData></E2ETraceEvent>";

    record Quote(LogFormat format, String text, List<String> becomes) {}

    @ParameterizedTest
    @MethodSource("quotes")
    void becomes_what_is_written_below_it(Quote quote) {
        assertThat(read(quote)).isEqualTo(quote.becomes());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_is_read_inside_its_record(Quote quote) {
        var escaped = quote.text().replace("&", "&amp;").replace("<", "&lt;");

        var events = Reading.events(Reading.rows(
                LogFormat.CONNECTOR_SVCLOG, RECORD.formatted(escaped).getBytes(UTF_8)));

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(((TraceEntry) event.body()).message())
                        .isEqualTo(quote.text().strip()));
    }

    static Stream<Quote> messages() throws IOException {
        return quotes().filter(quote -> quote.format() == LogFormat.CONNECTOR_SVCLOG);
    }

    static Stream<Quote> quotes() throws IOException {
        var quotes = new ArrayList<Quote>();
        try (var files = Files.list(SEEDS)) {
            for (var file : files.sorted().toList()) {
                var format = LogFormat.of(file.getFileName().toString().replace(".txt", ""));
                for (var block : Files.readString(file).split("\n\n")) {
                    quotes.add(quote(format, block));
                }
            }
        }
        return quotes.stream();
    }

    private static Quote quote(LogFormat format, String block) {
        var lines = block.lines().collect(Collectors.partitioningBy(line -> line.startsWith("=> ")));
        return new Quote(
                format,
                String.join("\n", lines.get(false)),
                lines.get(true).stream().map(line -> line.substring(3)).toList());
    }

    private static List<String> read(Quote quote) {
        return Reading.rows(quote.format(), quote.text().getBytes(UTF_8)).stream()
                .map(SeedsTest::outcome)
                .toList();
    }

    private static String outcome(Row row) {
        if (row instanceof Row.Read read) {
            return read.event().body().getClass().getSimpleName();
        }
        return row instanceof Row.Rejected rejected ? rejected.reject().reason() : "ignored";
    }
}
