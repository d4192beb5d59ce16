/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.Feed;
import io.certtrail.ingest.FeedOptions;
import io.certtrail.ingest.FeedReport;
import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.FileReport;
import io.certtrail.ingest.files.CaseFolders;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.ingest.lines.Decoding;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines read = events + ignored + rejected, for every file, and each of them is where it belongs. */
class SumsTest {
    /** Of all others a row is a line. */
    private static final Set<LogFormat> OF_RECORDS = EnumSet.of(
            LogFormat.EVTX,
            LogFormat.WINDOWS_XML,
            LogFormat.CONNECTOR_SVCLOG,
            LogFormat.WINEVENT_JSON,
            LogFormat.SHIPPER_JSON,
            LogFormat.WORK_FILE);

    private static final Set<String> NOT_BY_LINE =
            OF_RECORDS.stream().map(LogFormat::id).collect(Collectors.toSet());

    @TempDir
    Path folder;

    @Test
    void of_every_sample() throws IOException {
        assertSums(Path.of("src/test/resources/formats"));
    }

    @Test
    void of_every_public_sample() throws IOException {
        assertSums(PublicSamplesTest.samples());
    }

    @Test
    void of_files_of_random_bytes() throws IOException {
        var random = new Random(20240514);
        for (var i = 0; i < 120; i++) {
            var bytes = new byte[random.nextInt(6000)];
            random.nextBytes(bytes);
            Files.write(folder.resolve("random-%d.log".formatted(i)), i % 2 == 0 ? bytes : text(bytes));
        }

        assertSums(folder);
    }

    @Test
    void of_samples_with_bytes_changed_or_their_ends_cut_off() throws IOException {
        var random = new Random(4711);
        for (var sample : SamplesTest.samples().toList()) {
            var bytes = Files.readAllBytes(sample);
            for (var i = 0; i < 1 + bytes.length / 300; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var name = sample.getParent().getFileName() + "-" + sample.getFileName();
            Files.write(folder.resolve(name), bytes);
            Files.write(folder.resolve("cut-" + name), Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1));
        }

        assertSums(folder);
    }

    private static void assertSums(Path files) throws IOException {
        var sink = new Sink();
        var report = report(files, sink);

        assertThat(report.files()).isNotEmpty();
        for (var file : report.files()) {
            assertThat(file.events() + file.ignored() + file.rejected())
                    .as(file.file())
                    .isEqualTo(file.lines());
            assertThat(sink.events.getOrDefault(file.file(), 0L))
                    .as(file.file())
                    .isEqualTo(file.events());
            assertThat(sink.rejects.getOrDefault(file.file(), 0L))
                    .as(file.file())
                    .isEqualTo(file.rejected());
            assertThat(file.lines()).as(file.file()).isEqualTo(lines(files, file));
        }
    }

    private static FeedReport report(Path files, Sink sink) {
        var opened = CaseFolders.open(List.of(files), CaseOptions.defaults());
        var options = FeedOptions.of("default", Instant.parse("2026-01-01T00:00:00Z"), Duration.ofDays(1));
        return Feed.run(opened.sources(), options, sink);
    }

    /** How many lines a file has by another count; of a file of no known format, or of records, what was told. */
    private static long lines(Path files, FileReport file) throws IOException {
        if (NOT_BY_LINE.contains(file.format())) {
            return Math.max(file.lines(), 1);
        }
        var bytes = Files.readAllBytes(files.resolve(file.file()));
        if (file.format().equals("unknown")) {
            return bytes.length == 0 ? 0 : 1;
        }
        var text =
                new String(Decoding.utf8(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.ISO_8859_1);
        var count = 0L;
        var parts = text.split("\n", -1);
        for (var i = 0; i < parts.length; i++) {
            var isLast = i == parts.length - 1;
            count += isLast && parts[i].replaceFirst("^\0+", "").isEmpty() ? 0 : 1;
        }
        return count;
    }

    private static byte[] text(byte[] random) {
        var words = new ArrayList<String>(List.of(
                "<Event>",
                "</Event>",
                "{",
                "}",
                "\"",
                "#Fields: date time sc-status",
                "\n",
                "\r\n",
                " ",
                "winlog",
                ","));
        var text = new StringBuilder();
        for (var value : random) {
            text.append(value < 0 ? words.get(-value % words.size()) : String.valueOf((char) value));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Sink implements FeedSink {
        private final Map<String, Long> events = new HashMap<>();
        private final Map<String, Long> rejects = new HashMap<>();

        @Override
        public void event(LogEvent event) {
            if (!(event.body() instanceof Progress)) {
                events.merge(event.place().file(), 1L, Long::sum);
            }
        }

        @Override
        public void reject(Reject reject) {
            rejects.merge(reject.place().file(), 1L, Long::sum);
        }
    }
}
