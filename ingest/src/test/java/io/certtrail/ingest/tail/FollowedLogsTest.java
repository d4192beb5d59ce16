/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.event.FileState;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a log while it is written, and what is said of it. */
class FollowedLogsTest {
    @TempDir
    Path folder;

    private Followings logs;

    @BeforeEach
    void begin() {
        logs = new Followings(folder);
    }

    @Test
    void a_line_is_read_once_it_has_its_end() throws IOException {
        var bytes = (Followings.HEADER + Followings.lines(1, 3)).getBytes(StandardCharsets.UTF_8);
        for (int upTo = 1; upTo <= bytes.length; upTo++) {
            logs.append("a.log", new byte[] {bytes[upTo - 1]});
            logs.poll();
        }

        assertNumbers(3);
        assertThat(logs.rejects).isEmpty();
    }

    @Test
    void a_line_without_an_end_is_read_when_its_log_has_been_silent() throws IOException {
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 2) + Followings.line(3));
        logs.poll();
        assertNumbers(2);

        logs.pass(Followings.IDLE);
        assertNumbers(3);

        logs.append("a.log", "\r\n" + Followings.lines(4, 5));
        logs.poll();
        assertNumbers(5);
        assertThat(logs.committed)
                .extracting(event -> event.place().position())
                .containsExactly("#3", "#4", "#5", "#7", "#8");
    }

    @Test
    void a_silent_line_is_not_read_again_after_a_restart() throws IOException {
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 2) + Followings.line(3));
        logs.pass(Followings.IDLE.plusSeconds(5));
        logs.die();
        logs.append("a.log", "\r\n" + Followings.lines(4, 5));
        logs.pass(Duration.ofSeconds(5));

        assertNumbers(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 19})
    void lines_that_kafka_did_not_take_in_the_midst_of_a_batch_are_read_again(int taken) throws IOException {
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 10));
        logs.poll();
        logs.append("a.log", Followings.lines(11, 30));
        logs.pollUntilTheSinkFails(taken);
        logs.poll();

        assertThat(logs.said).containsExactly("away");
        assertNumbers(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void any_unicode_is_read_while_it_is_written_byte_by_byte(String name) throws IOException {
        var charset = Charset.forName(name);
        var text = "\uFEFF" + Followings.HEADER
                + Followings.lines(1, 4).replace("GetCACaps", "GetCACaps&x=\u4e2d\u010a\ud83d\ude00");
        for (byte each : text.getBytes(charset)) {
            logs.append("a.log", new byte[] {each});
            logs.poll();
        }
        assertNumbers(4);
        logs.die();
        logs.append("a.log", Followings.lines(5, 6).getBytes(charset));
        logs.poll();

        assertNumbers(6);
        assertThat(logs.committed.get(0).text()).contains("\u4e2d\u010a\ud83d\ude00");
        assertThat(logs.committed).extracting(event -> event.place().position()).endsWith("#7", "#8");
        assertThat(logs.rejects).isEmpty();
    }

    @Test
    void room_that_was_made_and_not_yet_filled_is_no_line() throws IOException {
        var text = (Followings.HEADER + Followings.lines(1, 100)).getBytes(StandardCharsets.US_ASCII);
        var room = new byte[65_536];
        for (int written = 50; written < text.length; written += 777) {
            System.arraycopy(text, 0, room, 0, written);
            logs.write("a.log", room);
            logs.poll();
        }
        System.arraycopy(text, 0, room, 0, text.length);
        logs.write("a.log", room);
        logs.pass(Followings.IDLE.plusSeconds(5));

        assertNumbers(100);
        assertThat(logs.rejects).isEmpty();
    }

    @Test
    void room_that_was_left_behind_is_read_over() throws IOException {
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 5));
        logs.append("a.log", new byte[4096]);
        logs.poll();
        logs.append("a.log", Followings.lines(6, 10));
        logs.poll();

        assertNumbers(10);
        assertThat(logs.rejects).isEmpty();
    }

    @Test
    void a_log_may_end_its_lines_in_any_way() throws IOException {
        logs.append("a.log", (Followings.HEADER + Followings.lines(1, 5)).replace("\r\n", "\n"));
        logs.append("a.log", Followings.lines(6, 9));
        logs.poll();

        assertNumbers(9);
    }

    @Test
    void text_that_is_no_unicode_is_read() throws IOException {
        logs.append("a.log", Followings.HEADER);
        logs.append(
                "a.log",
                Followings.lines(1, 3)
                        .replace("GetCACaps", "GetCACaps&n=\u00fc")
                        .getBytes(Charset.forName("windows-1252")));
        logs.poll();

        assertNumbers(3);
    }

    @Test
    void lines_after_another_header_are_read_by_it_also_after_a_restart() throws IOException {
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 2));
        logs.append(
                "a.log",
                "#Fields: c-ip date time cs-method cs-uri-stem sc-status\r\n"
                        + "10.0.0.3 2026-03-10 09:00:03 GET /certsrv/mscep/mscep.dll 200\r\n");
        logs.poll();
        logs.die();
        logs.append("a.log", "10.0.0.4 2026-03-10 09:00:04 GET /certsrv/mscep/mscep.dll 200\r\n");
        logs.poll();

        assertNumbers(4);
        assertThat(logs.rejects).isEmpty();
    }

    @Test
    void a_packed_log_that_was_cut_off_gives_its_whole_lines_and_says_so() throws IOException {
        var whole = RotationTest.packed(
                (Followings.HEADER + Followings.lines(1, 5000)).getBytes(StandardCharsets.US_ASCII));
        logs.write("a.log.gz", Arrays.copyOf(whole, whole.length - 200));
        logs.pass(Duration.ofSeconds(5));

        assertThat(logs.committed).hasSizeBetween(3000, 4999);
        assertThat(logs.rejects)
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).startsWith("gzip data ends early: "));
        var all = logs.numbers().size();
        logs.die();
        logs.pass(Duration.ofSeconds(5));
        assertThat(logs.numbers()).hasSize(all);
        assertThat(logs.rejects).hasSize(1);
    }

    @Test
    void members_of_a_packed_log_are_read_one_after_the_other() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(
                RotationTest.packed((Followings.HEADER + Followings.lines(1, 50)).getBytes(StandardCharsets.US_ASCII)));
        both.write(RotationTest.packed(Followings.lines(51, 90).getBytes(StandardCharsets.US_ASCII)));
        logs.write("a.log.gz", both.toByteArray());
        logs.pass(Duration.ofSeconds(5));

        assertNumbers(90);
    }

    @Test
    void a_log_of_a_day_is_closed_when_that_of_the_next_is_there() throws IOException {
        logs.append("u_ex260309.log", Followings.HEADER + Followings.lines(1, 10));
        logs.poll();
        logs.now = logs.now.plus(Followings.IDLE);
        logs.append("u_ex260310.log", Followings.HEADER + Followings.lines(11, 20));
        logs.pass(Followings.IDLE.plusSeconds(5));

        assertNumbers(20);
        assertThat(logs.lastWord("u_ex260309.log").state()).isEqualTo(Progress.State.CLOSED);
        assertThat(logs.lastWord("u_ex260310.log").state()).isEqualTo(Progress.State.OPEN);
    }

    @Test
    void a_source_is_announced_before_its_first_record_and_after_a_restart_it_is_the_same_one() throws IOException {
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 10));
        logs.poll();
        var first = (Progress) logs.words.get(0).body();
        var before = logs.lastWord("a.log");
        var words = logs.words.size();
        logs.die();
        logs.poll();

        assertThat(first.watermark()).isNull();
        assertThat(logs.words.get(words).body()).isEqualTo(first);
        assertThat(logs.lastWord("a.log").epoch()).isEqualTo(before.epoch());
        assertThat(logs.lastWord("a.log").watermark()).isAfterOrEqualTo(before.watermark());
    }

    @Test
    void a_source_speaks_each_second_and_never_takes_back_what_it_said() throws IOException {
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 10));
        logs.pass(Duration.ofSeconds(60));

        var said = logs.words.stream()
                .map(word -> ((Progress) word.body()).watermark())
                .toList();
        assertThat(said).hasSizeGreaterThanOrEqualTo(60);
        assertThat(said.subList(1, said.size())).isSorted().doesNotContainNull();
    }

    @Test
    void a_log_that_is_behind_speaks_for_no_more_than_it_has_read() throws IOException {
        logs.append("a.log", Followings.HEADER + Followings.lines(1, 30_000));
        logs.now = logs.now.plusSeconds(1);
        logs.lookAndReadOnce();

        assertThat(logs.committed).hasSizeLessThan(30_000);
        assertThat(logs.lastWord("a.log").watermark())
                .isBefore(Instant.parse("2026-03-10T10:00:00Z").minus(Followings.IDLE));
    }

    @Test
    void a_record_from_the_future_does_not_speak_for_its_source() throws IOException {
        logs.append(
                "a.log",
                Followings.HEADER + Followings.lines(1, 10)
                        + Followings.line(11).replace("2026", "2038") + "\r\n");
        logs.poll();

        assertNumbers(11);
        assertThat(logs.lastWord("a.log").watermark()).isBefore(logs.now);
    }

    @Test
    void a_phones_log_is_never_waited_for() throws IOException {
        var log = folder.resolve("phone1/OMADM.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "2018-02-27T05:16:01.2500000 VERB Event org.jscep.Transport 18327 10 Sending 1\n");
        logs.pass(Duration.ofSeconds(5));

        assertThat(logs.words).isNotEmpty().allMatch(word -> ((Progress) word.body()).onDemand());
    }

    @Test
    void a_file_of_the_connectors_folders_is_read_again_where_it_was_moved() throws IOException {
        var work = folder.resolve("CONN01/PfxRequest");
        Files.createDirectories(work.resolve("Processing"));
        Files.createDirectories(work.resolve("Failed"));
        Files.writeString(work.resolve("Processing/6f1c0a52.pfx"), "<PfxRequest/>");
        logs.pass(Duration.ofMinutes(3));
        Files.move(work.resolve("Processing/6f1c0a52.pfx"), work.resolve("Failed/6f1c0a52.pfx"));
        logs.pass(Duration.ofMinutes(3));

        assertThat(logs.committed).extracting(LogEvent::body).hasSize(2).allMatch(FileState.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_event_log_gives_each_record_once_however_often_it_is_written_over(boolean restarts) throws IOException {
        var whole = Files.readAllBytes(Path.of("src/test/resources/formats/evtx/copied-while-written.evtx"));
        logs.write("Security.evtx", whole);
        logs.pass(Duration.ofMinutes(1));
        int events = logs.committed.size();
        assertThat(events).isPositive();
        if (restarts) {
            logs.die();
        }
        whole[100] ^= 1;
        logs.write("Security.evtx", whole);
        logs.pass(Duration.ofMinutes(1));

        assertThat(logs.committed).hasSize(events);
        assertThat(logs.said).isEmpty();
    }

    @Test
    void a_file_that_is_no_log_is_rejected_once() throws IOException {
        logs.append("notes.txt", "Dear diary\n");
        logs.pass(Followings.IDLE.plusSeconds(5));
        logs.die();
        logs.pass(Duration.ofSeconds(5));

        assertThat(logs.rejects)
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.reason()).startsWith("no known log format; it begins with 'Dear diary'"));
    }

    @Test
    void two_logs_of_one_name_are_two_sources() throws IOException {
        logs.append("W3SVC1/u_ex.log", Followings.HEADER + Followings.lines(1, 10));
        logs.append("W3SVC2/u_ex.log", Followings.HEADER + Followings.lines(11, 20));
        logs.poll();
        var sources = logs.kept.keySet();
        assertThat(sources).hasSize(2);
        logs.die();
        logs.append("W3SVC2/u_ex.log", Followings.lines(21, 30));
        logs.append("W3SVC1/u_ex.log", Followings.lines(31, 40));
        logs.poll();

        assertThat(logs.numbers())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(logs.kept.keySet()).isEqualTo(sources);
    }

    @Test
    void lines_are_events_and_ignored_and_rejected() throws IOException {
        logs.append(
                "a.log",
                Followings.HEADER + Followings.lines(1, 10) + "not a line\r\n\r\n"
                        + Followings.line(11).replace("/certsrv", "/other") + "\r\n");
        logs.poll();

        assertThat(logs.kept.values()).singleElement().satisfies(checkpoint -> {
            var file = checkpoint.files().get(0);
            assertThat(file.events()).isEqualTo(10);
            assertThat(file.ignored()).isEqualTo(4);
            assertThat(file.rejected()).isEqualTo(1);
            assertThat(file.lines()).isEqualTo(15);
        });
    }

    private void assertNumbers(int last) {
        assertThat(logs.numbers())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, last).boxed().toList());
    }
}
