/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.files.ReadableLog;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.format.Projection;
import io.certtrail.ingest.format.Reading;
import io.certtrail.ingest.lines.Encoding;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample of a format that grows gives the same rows when it is written piece by piece, and after any stop. */
class GrowingFormatsTest {
    private static final Path FORMATS = Path.of("src/test/resources/formats");
    private static final long SEED = Long.getLong("seed", 20_261_129L);

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void a_log_that_grows_reads_as_one_that_is_whole(Path sample) throws IOException {
        var log = Files.readAllBytes(sample);
        var format = format(sample);
        var expected = Reading.rows(format, log, name(sample)).stream()
                .map(Projection::of)
                .toList();

        for (int round = 0; round < 20; round++) {
            assertThat(grown(log, format, name(sample), SEED + round, false))
                    .as("-Dseed=%d", SEED + round)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void a_log_is_read_on_where_it_was_left(Path sample) throws IOException {
        var log = Files.readAllBytes(sample);
        var format = format(sample);
        var expected = Reading.rows(format, log, name(sample)).stream()
                .map(Projection::of)
                .toList();

        for (int round = 0; round < 20; round++) {
            assertThat(grown(log, format, name(sample), SEED + round, true))
                    .as("-Dseed=%d", SEED + round)
                    .isEqualTo(expected);
        }
    }

    static Stream<Path> samples() throws IOException {
        try (var files = Files.walk(FORMATS)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".expected.jsonl"))
                    .filter(GrowingFormatsTest::grows)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean grows(Path sample) {
        try {
            var head = Arrays.copyOf(Files.readAllBytes(sample), Encoding.HEAD);
            return Recall.grows(format(sample), Encoding.of(head));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> grown(byte[] log, LogFormat format, String file, long seed, boolean restarts)
            throws IOException {
        var random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        int written = Math.min(log.length, 4 + random.nextInt(400));
        var bytes = new MemoryBytes(log, written);
        var state = FileState.unread(file, "1");
        Tail tail = new LogTail(bytes, new Sample(format, file), state);
        var last = false;
        while (true) {
            drain(tail, last, rows);
            if (last) {
                break;
            }
            if (restarts && random.nextInt(4) == 0) {
                state = new FileState(
                        file,
                        "1",
                        tail.offset(),
                        0,
                        Print.NOTHING,
                        Print.NOTHING,
                        0,
                        rows.size(),
                        0,
                        tail.directives(),
                        false);
                tail.close();
                tail = new LogTail(bytes, new Sample(format, file), state);
            }
            last = written >= log.length;
            written += 1 + random.nextInt(600);
            bytes.write(written);
        }
        return rows;
    }

    private static void drain(Tail tail, boolean asItIs, List<String> rows) throws IOException {
        do {
            for (var row = tail.next(); row != null; row = tail.next()) {
                rows.add(Projection.of(row));
            }
        } while (tail.more(asItIs));
    }

    private static LogFormat format(Path sample) {
        return LogFormat.of(FORMATS.relativize(sample).getName(0).toString());
    }

    private static String name(Path sample) {
        return FORMATS.relativize(sample).toString().replace('\\', '/');
    }

    /** A log of a format in a made-up context. */
    private record Sample(LogFormat logFormat, String file) implements ReadableLog {
        @Override
        public SourceContext context() {
            return Reading.context(logFormat, file);
        }

        @Override
        public String id() {
            return "source";
        }

        @Override
        public String format() {
            return logFormat.id();
        }

        @Override
        public Origin origin() {
            return Origin.IIS;
        }

        @Override
        public @Nullable String host() {
            return null;
        }

        @Override
        public @Nullable String device() {
            return null;
        }

        @Override
        public @Nullable Platform platform() {
            return null;
        }

        @Override
        public Duration disorder() {
            return logFormat.disorder();
        }

        @Override
        public LogCursor open() {
            throw new UnsupportedOperationException("followed, never opened as a whole");
        }
    }
}
