/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.files.CaseFolders;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event logs in folders and archives. */
class EventLogFilesTest {
    private static final int CHUNKS = 4;
    private static final int RECORDS = 5;

    @TempDir
    Path folder;

    @Test
    void one_log_reads_the_same_as_a_file_as_gzip_and_in_a_zip() throws IOException {
        Files.write(folder.resolve("Application.evtx"), SampleFiles.everyForm());
        Files.write(folder.resolve("b.evtx.gz"), gzip(SampleFiles.everyForm()));
        Files.write(folder.resolve("c.zip"), zip(SampleFiles.everyForm()));

        var sources = sources();

        assertThat(sources).extracting(LogSource::format).containsExactly("evtx", "evtx", "evtx");
        assertThat(sources).extracting(LogSource::origin).containsOnly(Origin.IIS);
        assertThat(ids(sources.get(0)))
                .hasSize(6)
                .isEqualTo(ids(sources.get(1)))
                .isEqualTo(ids(sources.get(2)));
    }

    @Test
    void a_log_that_went_on_over_its_oldest_chunks_is_read_in_the_order_of_its_records() throws IOException {
        Files.write(folder.resolve("Application.evtx"), full());
        Files.write(folder.resolve("b.evtx.gz"), gzip(full()));

        for (var source : sources()) {
            var events = Reading.events(source);
            assertThat(events).hasSize(CHUNKS * RECORDS);
            assertThat(events).extracting(LogEvent::time).isSorted();
            assertThat(events.get(0).place().position()).isEqualTo("#1");
            assertThat(events.get(19).place().position()).isEqualTo("#20");
        }
    }

    @Test
    void a_place_in_a_reject_is_that_of_the_file_and_not_of_the_order() throws IOException {
        var file = full();
        int inSecond = EvtxWriter.FILE_HEADER + Chunk.SIZE + 512;
        int inFirst = EvtxWriter.FILE_HEADER + 512;
        file[inSecond] = 0;
        file[inFirst] = 0;
        Files.write(folder.resolve("Application.evtx"), file);

        assertThat(Reading.reasons(sources().get(0)))
                .satisfiesExactly(
                        oldest -> assertThat(oldest)
                                .endsWith(" bytes at byte 70144 of the file, in chunk 1, are no record"),
                        newest -> assertThat(newest)
                                .endsWith(" bytes at byte 4608 of the file, in chunk 0, are no record"));
    }

    @Test
    void gzip_cut_off_gives_all_records_that_can_be_unpacked_and_one_reject() throws IOException {
        var writer = new EvtxWriter();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 400; i++) {
            writer.add(
                    Templating.EVENT,
                    event(
                            i,
                            Value.document(
                                    "<EventData><Data>%0</Data></EventData>",
                                    Value.text(Long.toHexString(random.nextLong())))));
        }
        var packed = gzip(writer.bytes());
        Files.write(folder.resolve("a.evtx.gz"), Arrays.copyOf(packed, packed.length / 2));

        var rows = Reading.rows(sources().get(0));

        assertThat(Reading.events(rows)).hasSizeBetween(100, 300);
        assertThat(Reading.reasons(rows)).last().isEqualTo("gzip data ends early: Unexpected end of ZLIB input stream");
    }

    /** The newest records are in its first chunk, the oldest in its second. */
    private static byte[] full() {
        var writer = new EvtxWriter();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            for (int i = 0; i < RECORDS; i++) {
                writer.add(Templating.EVENT, event(chunk * RECORDS + i, SampleFiles.classicData()));
            }
            if (chunk + 1 < CHUNKS) {
                writer.next();
            }
        }
        var file = writer.bytes();
        var turned = file.clone();
        int header = EvtxWriter.FILE_HEADER;
        System.arraycopy(file, header, turned, header + Chunk.SIZE, (CHUNKS - 1) * Chunk.SIZE);
        System.arraycopy(file, header + (CHUNKS - 1) * Chunk.SIZE, turned, header, Chunk.SIZE);
        turned[8] = 1;
        return turned;
    }

    private static Value[] event(int number, Value data) {
        return SampleFiles.event(
                number, "Microsoft-Windows-NetworkDeviceEnrollmentService", 34, "Application", "NDES01", data);
    }

    private List<LogSource> sources() {
        return CaseFolders.open(List.of(folder), CaseOptions.defaults()).sources();
    }

    private static List<String> ids(LogSource source) {
        return Reading.events(source).stream().map(LogEvent::id).toList();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("logs/Application.evtx"));
            out.write(bytes);
            out.closeEntry();
        }
        return packed.toByteArray();
    }
}
