/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.evtx;

import io.certtrail.bench.race.Bench;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.format.LogFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Records a second of CPU, warm, one thread, of an event log: all of it about certificates, none of it, the same events
 * as XML, and a floor that only steps from record to record. Options: {@code --chunks} (200), {@code --runs} (5).
 */
public final class EvtxBenchmark {
    private static final String CHUNK = "ingest/src/test/resources/formats/evtx/full-chunk.evtx";
    private static final int FILE_HEADER = 4096;
    private static final int CHUNK_SIZE = 1 << 16;

    private final Bench bench;
    private double first;

    private EvtxBenchmark(Bench bench) {
        this.bench = bench;
    }

    /** Prints the table. */
    public static void run(Bench bench) throws IOException {
        new EvtxBenchmark(bench).run();
    }

    private void run() throws IOException {
        var log = repeated(Files.readAllBytes(bench.checkout().resolve(CHUNK)), (int) bench.option("chunks", 200));
        long records = floor(log);
        bench.out().printf(Locale.ROOT, "%,d bytes, %,d records; best of the runs%n", log.length, records);
        bench.out().printf("%-60s %12s %7s%n", "", "/ CPU s", "ratio");
        measure("all about certificates: fields, id, XML without secrets", records, () -> read(LogFormat.EVTX, log));
        var xml = xml(log);
        measure("the same events as XML", records, () -> read(LogFormat.WINDOWS_XML, xml));
        var other = withoutCertificates(log);
        measure("none about certificates", records, () -> read(LogFormat.EVTX, other));
        measure("floor: a step from record to record", records, () -> floor(log));
    }

    /** What is measured; gives how many records it found. */
    @FunctionalInterface
    private interface Work {
        long run() throws IOException;
    }

    private void measure(String name, long records, Work work) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        double best = 0;
        for (long round = -2; round < bench.option("runs", 5); round++) {
            long start = threads.getCurrentThreadCpuTime();
            long found = work.run();
            double rate = found / ((threads.getCurrentThreadCpuTime() - start) / 1e9);
            if (found != records) {
                throw new IllegalArgumentException("%s found %d of %d records".formatted(name, found, records));
            }
            best = round < 0 ? 0 : Math.max(best, rate);
        }
        first = first == 0 ? best : first;
        bench.out().printf(Locale.ROOT, "%-60s %,12.0f %7.2f%n", name, best, best / first);
    }

    private static long read(LogFormat format, byte[] log) throws IOException {
        long count = 0;
        try (var cursor = format.reader().open(new ByteArrayInputStream(log), context())) {
            for (var row = cursor.next(); row != null; row = cursor.next()) {
                count += row instanceof Row.Rejected ? 0 : 1;
            }
        }
        return count;
    }

    private static byte[] repeated(byte[] file, int times) {
        var log = new byte[FILE_HEADER + times * CHUNK_SIZE];
        System.arraycopy(file, 0, log, 0, FILE_HEADER);
        for (int i = 0; i < times; i++) {
            System.arraycopy(file, FILE_HEADER, log, FILE_HEADER + i * CHUNK_SIZE, CHUNK_SIZE);
        }
        return log;
    }

    private static byte[] xml(byte[] log) throws IOException {
        var xml = new ByteArrayOutputStream();
        try (var cursor = LogFormat.EVTX.reader().open(new ByteArrayInputStream(log), context())) {
            for (var row = cursor.next(); row instanceof Row.Read read; row = cursor.next()) {
                xml.writeBytes((read.event().text() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return xml.toByteArray();
    }

    /** The same records by providers and channels that nobody knows. */
    private static byte[] withoutCertificates(byte[] log) {
        var other = log.clone();
        var known = "Microsoft-Windows".getBytes(StandardCharsets.UTF_16LE);
        for (int at = 0; at < other.length - known.length; at++) {
            if (other[at] == known[0]
                    && java.util.Arrays.equals(other, at, at + known.length, known, 0, known.length)) {
                other[at] = 'X';
            }
        }
        return other;
    }

    private static long floor(byte[] log) {
        long count = 0;
        for (int chunk = FILE_HEADER; chunk < log.length; chunk += CHUNK_SIZE) {
            for (int at = chunk + 512; at < chunk + CHUNK_SIZE - 28 && log[at] == '*'; count++) {
                at += (log[at + 4] & 0xFF) | (log[at + 5] & 0xFF) << 8;
            }
        }
        return count;
    }

    private static SourceContext context() {
        return new SourceContext("default", null, "bench", null, null, null, "full.evtx", ZoneOffset.UTC, null);
    }
}
