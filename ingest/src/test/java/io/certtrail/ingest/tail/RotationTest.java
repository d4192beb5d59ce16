/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of a file, each of its lines is read once; what was overwritten unread is counted. */
class RotationTest {
    @TempDir
    Path folder;

    private Followings logs;

    @BeforeEach
    void begin() throws IOException {
        logs = new Followings(folder);
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 50));
        logs.poll();
    }

    /** When the shipper looks. */
    enum While {
        RUNNING,
        DOWN,
        KILLED_IN_A_BATCH,
        KAFKA_IS_AWAY,
        KAFKA_TAKES_IT_AND_IS_AWAY
    }

    @ParameterizedTest
    @EnumSource(While.class)
    void a_renamed_log_is_read_to_its_end_and_the_new_one_from_its_beginning(While when) throws IOException {
        logs.append("a.log", Followings.lines(51, 60));
        Files.move(logs.log("a.log"), logs.log("a.log.1"));
        logs.append("a.log", Followings.HEADER + Followings.lines(61, 80));
        look(when);
        logs.append("a.log.1", Followings.lines(81, 82));

        assertAllOnce(82);
    }

    @ParameterizedTest
    @EnumSource(While.class)
    void a_log_that_is_renamed_and_packed_is_read_to_its_end(While when) throws IOException {
        logs.append("a.log", Followings.lines(51, 60));
        logs.write("a.log.1.gz", packed(Files.readAllBytes(logs.log("a.log"))));
        Files.delete(logs.log("a.log"));
        logs.append("a.log", Followings.HEADER + Followings.lines(61, 80));
        look(when);

        assertAllOnce(80);
    }

    @ParameterizedTest
    @EnumSource(While.class)
    void a_log_that_is_packed_while_both_are_there_is_read_once(While when) throws IOException {
        logs.append("a.log", Followings.lines(51, 60));
        Files.move(logs.log("a.log"), logs.log("a.log.1"));
        logs.append("a.log", Followings.HEADER + Followings.lines(61, 80));
        logs.poll();
        logs.write("a.log.1.gz", packed(Files.readAllBytes(logs.log("a.log.1"))));
        logs.pass(Duration.ofSeconds(5));
        Files.delete(logs.log("a.log.1"));
        look(when);

        assertAllOnce(80);
    }

    @ParameterizedTest
    @EnumSource(While.class)
    void a_log_that_is_copied_and_emptied_is_read_on_in_its_copy(While when) throws IOException {
        logs.append("a.log", Followings.lines(51, 60));
        Files.copy(logs.log("a.log"), logs.log("a.log.1"));
        empty("a.log");
        logs.append("a.log", Followings.HEADER + Followings.lines(61, 70));
        look(when);

        assertAllOnce(70);
        assertThat(logs.said).isEmpty();
    }

    @Test
    void a_copy_in_the_making_is_no_log_of_its_own() throws IOException {
        var whole = Files.readAllBytes(logs.log("a.log"));
        logs.write("a.log.1", java.util.Arrays.copyOf(whole, whole.length / 3));
        logs.poll();
        logs.write("a.log.1", whole);
        logs.poll();
        empty("a.log");
        logs.append("a.log", Followings.HEADER + Followings.lines(51, 60));

        assertAllOnce(60);
    }

    @Test
    void a_copy_that_is_shorter_than_what_was_read_is_not_read_again() throws IOException {
        logs.append("a.log", Followings.lines(51, 60));
        logs.write("a.log.1", Files.readAllBytes(logs.log("a.log")));
        logs.append("a.log", Followings.lines(61, 62));
        logs.step();
        empty("a.log");
        logs.append("a.log", Followings.HEADER + Followings.lines(63, 70));

        assertAllOnce(70);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_was_emptied_unread_is_counted_and_said(boolean restarts) throws IOException {
        logs.append("a.log", Followings.lines(51, 60) + "2026-03-10 09");
        logs.poll();
        if (restarts) {
            logs.die();
        }
        empty("a.log");
        logs.append("a.log", Followings.HEADER + Followings.lines(61, 70));

        assertAllOnce(70);
        assertThat(logs.said)
                .containsExactly("iis/a.log: 13 bytes behind line 62 were overwritten or deleted before they were read"
                        .replace("iis/", "NDES01/iis/"));
        assertThat(logs.rejects).singleElement().satisfies(lost -> {
            assertThat(lost.length()).isEqualTo(13);
            assertThat(lost.place().position()).isEqualTo("#63");
        });
    }

    @ParameterizedTest
    @EnumSource(While.class)
    void a_log_that_was_written_anew_to_a_greater_size_is_a_new_one(While when) throws IOException {
        empty("a.log");
        logs.append("a.log", Followings.HEADER + Followings.lines(51, 300));
        look(when);

        assertAllOnce(300);
    }

    @ParameterizedTest
    @EnumSource(While.class)
    void a_log_that_was_deleted_and_made_anew_is_read_from_its_beginning(While when) throws IOException {
        Files.delete(logs.log("a.log"));
        logs.append("a.log", Followings.HEADER + Followings.lines(51, 300));
        look(when);

        assertAllOnce(300);
    }

    @Test
    void a_log_that_is_deleted_while_it_is_open_is_read_to_its_end() throws IOException {
        logs.append("a.log", Followings.lines(51, 60));
        Files.delete(logs.log("a.log"));
        logs.append("a.log", Followings.HEADER + Followings.lines(61, 70));

        assertAllOnce(70);
        assertThat(logs.said).isEmpty();
    }

    @Test
    void a_deleted_log_is_read_on_after_kafka_was_away() throws IOException {
        logs.append("a.log", Followings.lines(51, 60));
        Files.delete(logs.log("a.log"));
        logs.pollInVain();
        logs.pollInVain();

        assertAllOnce(60);
    }

    @Test
    void a_shorter_log_after_a_stop_is_a_new_one() throws IOException {
        logs.die();
        empty("a.log");
        logs.append("a.log", Followings.HEADER + Followings.lines(51, 53));

        assertAllOnce(53);
    }

    @Test
    void a_log_that_is_gone_for_long_leaves_no_checkpoint() throws IOException {
        Files.delete(logs.log("a.log"));
        logs.pass(Duration.ofSeconds(10));
        assertThat(logs.kept).hasSize(1);
        logs.pass(Duration.ofMinutes(11));

        assertThat(logs.kept).isEmpty();
        assertThat(logs.lastWord("a.log").state()).hasToString("CLOSED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_folder_that_is_away_for_a_while_is_not_read_again(boolean restarts) throws IOException {
        logs.pass(Followings.IDLE.plusSeconds(5));
        var away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(logs.log("a.log").getParent(), away);
        if (restarts) {
            logs.die();
        }
        logs.pass(Duration.ofMinutes(5));
        Files.move(away, logs.log("a.log").getParent());
        logs.append("a.log", Followings.lines(51, 60));

        assertAllOnce(60);
        assertThat(logs.said).isEmpty();
    }

    @Test
    void a_shipper_does_not_go_on_from_its_memory_when_another_one_was_there() throws IOException {
        logs.append("a.log", Followings.lines(51, 60));

        assertThat(logs.goesOnAfterAnother()).isFalse();
    }

    /** Random writing, rotation, crashes and commits that never came. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void any_mixture_of_rotations_and_crashes_gives_each_line_once(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        int number = 51;
        int rotated = 0;
        for (int round = 0; round < 60; round++) {
            logs.append("a.log", Followings.lines(number, number + 20));
            number += 21;
            switch (random.nextInt(8)) {
                case 0 -> {
                    Files.move(logs.log("a.log"), logs.log("a.log." + rotated++));
                    logs.append("a.log", Followings.HEADER);
                }
                case 1 -> {
                    Files.copy(logs.log("a.log"), logs.log("a.log." + rotated++));
                    empty("a.log");
                    logs.append("a.log", Followings.HEADER);
                }
                case 2 -> {
                    logs.write("a.log." + rotated++ + ".gz", packed(Files.readAllBytes(logs.log("a.log"))));
                    Files.delete(logs.log("a.log"));
                    logs.append("a.log", Followings.HEADER);
                }
                case 3 -> logs.crash();
                case 4 -> logs.pollInVain();
                case 5 -> logs.pollUnheard();
                case 6 -> logs.pollUntilTheSinkFails(random.nextInt(30));
                default -> logs.poll();
            }
        }
        // What was packed may be a copy in the making of a log that holds nothing but the same header yet.
        logs.append("a.log", Followings.lines(number, number));
        assertAllOnce(number);
    }

    private void look(While when) {
        switch (when) {
            case RUNNING -> logs.poll();
            case DOWN -> logs.die();
            case KILLED_IN_A_BATCH -> logs.crash();
            case KAFKA_IS_AWAY -> logs.pollInVain();
            case KAFKA_TAKES_IT_AND_IS_AWAY -> logs.pollUnheard();
        }
    }

    private void assertAllOnce(int last) {
        logs.pass(Duration.ofSeconds(10));
        assertThat(logs.numbers())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, last).boxed().toList());
    }

    private void empty(String name) throws IOException {
        try (var channel = FileChannel.open(logs.log(name), StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        logs.touch(name);
    }

    static byte[] packed(byte[] log) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(log);
        }
        return bytes.toByteArray();
    }
}
