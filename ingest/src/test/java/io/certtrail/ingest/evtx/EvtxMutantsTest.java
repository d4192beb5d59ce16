/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.format.LogFormat;
import io.certtrail.ingest.format.Reading;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever stands in a file, it is read to its end, within bounds and without an exception.
 *
 * <p>{@code -Devtx.mutants=10000000 -Devtx.seed=7} tries more, and others.
 */
class EvtxMutantsTest {
    private static final int MUTANTS = Integer.getInteger("evtx.mutants", 20_000);
    private static final long SEED = Long.getLong("evtx.seed", 20_240_514L);

    @Test
    @Timeout(value = 10, unit = TimeUnit.HOURS)
    void mutants_are_read_to_their_end_within_bounds() {
        var mutants = new Mutants(SEED);
        for (long number = 0; number < MUTANTS; number++) {
            check(mutants.get(number), number);
        }
    }

    @Test
    void all_records_around_a_damaged_one_are_read() {
        var random = new SplittableRandom(SEED);
        var file = equalRecords(40);
        var whole = Reading.events(Reading.rows(LogFormat.EVTX, file));
        assertThat(whole).hasSize(40);
        int end = EvtxWriter.FILE_HEADER + Little.i32(file, EvtxWriter.FILE_HEADER + 48);
        int size = Little.i32(file, end - 4);

        for (int round = 0; round < 300; round++) {
            int damaged = random.nextInt(1, 40);
            var broken = file.clone();
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                broken[end - (40 - damaged) * size + random.nextInt(size)] = (byte) random.nextInt(256);
            }
            assertThat(Reading.events(Reading.rows(LogFormat.EVTX, broken)))
                    .as("seed %d, round %d", SEED, round)
                    .containsAll(without(whole, damaged));
        }
    }

    @Test
    void a_file_cut_anywhere_gives_all_whole_records_before_the_cut() {
        var file = equalRecords(40);
        var whole = Reading.events(Reading.rows(LogFormat.EVTX, file));
        int end = EvtxWriter.FILE_HEADER + Little.i32(file, EvtxWriter.FILE_HEADER + 48);
        int size = Little.i32(file, end - 4);

        for (int length = EvtxWriter.FILE_HEADER + 512; length < end; length += 13) {
            int lost = (end - length + size - 1) / size;
            var events = Reading.events(Reading.rows(LogFormat.EVTX, Arrays.copyOf(file, length)));
            assertThat(events).as("cut at %d", length).isEqualTo(whole.subList(0, Math.max(0, 40 - lost)));
        }
    }

    /** Reads a mutant; what is wrong with how it was read names its number. */
    static List<Row> check(byte[] mutant, long number) {
        try {
            var rows = Reading.rows(LogFormat.EVTX, mutant);
            assertThat(rows).hasSizeLessThan(mutant.length / 28 + 100).allMatch(EvtxMutantsTest::isWithinBounds);
            return rows;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return fail("mutant %d of seed %d".formatted(number, SEED), e);
        }
    }

    private static boolean isWithinBounds(Row row) {
        if (row instanceof Row.Rejected rejected) {
            var reason = rejected.reject().reason();
            return rejected.reject().bytes().length <= Reject.BYTES_LIMIT
                    && reason.length() < 500
                    && reason.chars().noneMatch(Character::isISOControl);
        }
        return !(row instanceof Row.Read read) || read.event().text().length() <= LogEvent.TEXT_LIMIT;
    }

    /** The first record holds the templates, all after it have one size. */
    private static byte[] equalRecords(int count) {
        var writer = new EvtxWriter(70_001);
        for (int i = 1; i <= count; i++) {
            writer.add(
                    Templating.EVENT,
                    SampleFiles.event(
                            70_000 + i,
                            "Microsoft-Windows-NetworkDeviceEnrollmentService",
                            34,
                            "Application",
                            "NDES01",
                            SampleFiles.classicData()));
        }
        return writer.bytes();
    }

    private static List<LogEvent> without(List<LogEvent> events, int index) {
        var others = new java.util.ArrayList<>(events);
        others.remove(index);
        return others;
    }
}
