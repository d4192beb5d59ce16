/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.lines.Decoding;
import io.certtrail.ingest.lines.Head;
import io.certtrail.schemas.event.LogEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code formats/<format>/**}{@code /<case>.<ext>} must be detected as its format and read as its
 * {@code .expected.jsonl} neighbour says. {@code -Dsamples.write=true} writes the neighbours anew, to be read before
 * they are committed.
 */
class SamplesTest {
    private static final Path FORMATS = Path.of("src/test/resources/formats");
    private static final String EXPECTED = ".expected.jsonl";

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void reads_as_expected(Path sample) throws IOException {
        var read = Reading.rows(format(sample), Files.readAllBytes(sample), file(sample)).stream()
                .map(Projection::of)
                .collect(Collectors.joining("\n", "", "\n"));
        var expected = expected(sample);
        if (Boolean.getBoolean("samples.write")) {
            Files.writeString(expected, read);
        }
        assertThat(read).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void is_detected(Path sample) throws IOException {
        var decoded = Decoding.utf8(new ByteArrayInputStream(Files.readAllBytes(sample)));
        var head = decoded.readNBytes(Head.LIMIT);
        assertThat(LogFormat.detect(head, head.length, file(sample))).contains(format(sample));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void is_detected_and_read_behind_a_broken_first_line(Path sample) throws IOException {
        var format = format(sample);
        var whole = Files.readAllBytes(sample);
        var broken = format == LogFormat.EVTX ? withoutHeader(whole) : behindHalfALine(whole);
        var head = Arrays.copyOf(broken, Math.min(broken.length, Head.LIMIT));

        assertThat(LogFormat.detect(head, head.length, file(sample))).contains(format);
        if (format != LogFormat.WORK_FILE) {
            assertThat(said(format, broken, sample)).containsAll(said(format, whole, sample));
        }
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void every_format_has_a_sample(LogFormat format) throws IOException {
        assertThat(samples().map(SamplesTest::format)).contains(format);
    }

    private static List<Object> said(LogFormat format, byte[] log, Path sample) {
        return Reading.events(Reading.rows(format, log, file(sample))).stream()
                .<Object>map(LogEvent::body)
                .toList();
    }

    /** As of a log that was cut while it was copied, or rotated in the middle of a line. */
    private static byte[] behindHalfALine(byte[] log) throws IOException {
        var text = Decoding.utf8(new ByteArrayInputStream(log)).readAllBytes();
        var firstLine = new String(text, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        var broken = new ByteArrayOutputStream();
        broken.write(firstLine.substring((firstLine.length() * 2 + 2) / 3).getBytes(StandardCharsets.ISO_8859_1));
        broken.write('\n');
        broken.write(text);
        return broken.toByteArray();
    }

    private static byte[] withoutHeader(byte[] log) {
        var broken = log.clone();
        Arrays.fill(broken, 0, 1024, (byte) 0x5A);
        return broken;
    }

    static Stream<Path> samples() throws IOException {
        try (var files = Files.walk(FORMATS)) {
            return List.copyOf(files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().endsWith(EXPECTED))
                            .sorted()
                            .toList())
                    .stream();
        }
    }

    static LogFormat format(Path sample) {
        return LogFormat.of(FORMATS.relativize(sample).getName(0).toString());
    }

    private static String file(Path sample) {
        return FORMATS.relativize(sample).toString().replace('\\', '/');
    }

    private static Path expected(Path sample) {
        var name = sample.getFileName().toString();
        return sample.resolveSibling(name.substring(0, name.lastIndexOf('.')) + EXPECTED);
    }
}
