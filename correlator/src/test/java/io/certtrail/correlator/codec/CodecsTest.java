/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.Morning;
import io.certtrail.correlator.Told;
import io.certtrail.correlator.gap.Numbering;
import io.certtrail.correlator.gap.RecordGap;
import io.certtrail.correlator.gap.RecordMark;
import io.certtrail.correlator.gap.RecordRun;
import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.stage.Bundle;
import io.certtrail.correlator.stage.Bundle.Letter;
import io.certtrail.correlator.stage.Finding;
import io.certtrail.correlator.stage.FollowCell;
import io.certtrail.correlator.stage.HostRow;
import io.certtrail.correlator.stage.Message;
import io.certtrail.correlator.stage.PresenceRow;
import io.certtrail.correlator.stage.ResolveCell;
import io.certtrail.correlator.stage.Said;
import io.certtrail.correlator.stage.Seen;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.correlator.time.Speaker.Part;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodecsTest {
    private static final Instant T = Instant.parse("2024-05-02T08:00:00.123456Z");
    private static final Instant BEFORE_1970 = Instant.parse("1969-12-31T23:59:59.999999Z");
    private static final Told TOLD = Told.of(Morning.scene().inOrderOfTime());

    private static Observation full() {
        return new Observation(
                "id",
                "contoso",
                T,
                "connector/1051",
                "A title",
                "pkcs",
                "issued",
                Outcome.RETRY,
                Scope.REQUEST,
                "CONN01",
                "device",
                Platform.ANDROID,
                "profile",
                0x800706BA,
                List.of(Identifier.of(IdentifierKind.SERIAL, "4A"), Identifier.of(IdentifierKind.THREAD, "a/b/c")),
                Observation.Join.TIME,
                new Evidence(Origin.CONNECTOR, "CONN01", T, "file", "#1", "text \u0000 \ud83d\ude00"));
    }

    private static Observation bare() {
        return new Observation(
                "id",
                "contoso",
                BEFORE_1970,
                "ca/53",
                "A title",
                null,
                null,
                Outcome.NOTED,
                Scope.HOST,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                new Evidence(Origin.CA, null, BEFORE_1970, "file", "#1", ""));
    }

    private static List<Message> everyKind() {
        return List.of(
                new Message.Observed(full(), T),
                new Message.Observed(bare(), BEFORE_1970),
                new Message.Floating(full()),
                new Message.Anchored(bare()),
                new Message.Withdrawn("id", null, T),
                new Message.Withdrawn("id", Observation.Join.TIME, T),
                new Message.Heard("t", Origin.IIS, "agent:ios", T.minusSeconds(600), T),
                new Message.Announced("t", Origin.DEVICE, "device"),
                new Message.LetGo("t", "NDES01", 1_000_000, T),
                new Message.Recorded(
                        "t",
                        Origin.CONNECTOR,
                        "CONN01",
                        "channel",
                        T,
                        List.of(new RecordRun(1, 3, new RecordMark(T, "file", "#1"), new RecordMark(T, "file", "#3")))),
                new Message.Serving(
                        "t", Origin.CONNECTOR, "CONN01", "scep", "connector", Set.of(IdentifierKind.DEVICE), T),
                new Message.Passed("follow/3", 12, T, true),
                new Message.Stated(TOLD.last().get(0), T, List.of(full(), bare())));
    }

    private static <V> void comesBack(Codec<V> codec, V value) {
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    @Test
    void every_kind_of_message_comes_back_as_it_went() {
        assertThat(everyKind().stream().map(Object::getClass).distinct())
                .as("a new kind needs its row here")
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Message.class.getPermittedSubclasses()));
        everyKind().forEach(message -> comesBack(Codecs.message(), message));
        var letters = everyKind().stream()
                .map(message -> new Letter("key", T.toEpochMilli(), message))
                .toList();
        comesBack(Codecs.bundle(), new Bundle(3, letters));
        comesBack(
                Codecs.bundle(),
                new Bundle(0, List.of(new Letter("", -1, letters.get(0).message()))));
    }

    @Test
    void every_diagnosis_of_a_morning_comes_back_as_it_went() {
        for (var diagnosis : TOLD.last()) {
            comesBack(Codecs.message(), new Message.Stated(diagnosis, T, List.of()));
            comesBack(Codecs.finding(), new Finding(diagnosis, List.of(full())));
        }
    }

    @Test
    void every_cell_comes_back_as_it_went() {
        var mark = new RecordMark(T, "file", "#1");
        comesBack(
                Codecs.numbering(),
                new Numbering(9, mark, T, 8, 1, List.of(new RecordGap(3, 4, mark, new RecordMark(T, "f", ""), true))));
        comesBack(Codecs.speaker(), new Speaker(3, 2, null, Part.COUNTED));
        comesBack(Codecs.speaker(), new Speaker(3, 2, BEFORE_1970, Part.CLOSED));
        comesBack(Codecs.text(), "");
        comesBack(Codecs.observation(), full());
        comesBack(
                Codecs.resolve(),
                new ResolveCell(
                        List.of(full()),
                        List.of(
                                new ResolveCell.Waiting(bare(), null, List.of(), 0),
                                new ResolveCell.Waiting(full(), "sent/to", List.of("one", "other"), 3)),
                        T));
        comesBack(Codecs.resolve(), new ResolveCell(List.of(), List.of(), null));
        comesBack(Codecs.host(), new HostRow(3, List.of(full(), bare()), T, T, null));
        comesBack(
                Codecs.presence(),
                new PresenceRow(
                        true,
                        List.of(new Message.Serving(
                                "t", Origin.CONNECTOR, "CONN01", "scep", "connector", Set.of(), T))));
        for (var incident : TOLD.lastIncidents()) {
            comesBack(Codecs.incident(), incident);
        }
    }

    @Test
    void the_cell_of_a_device_comes_back_with_all_that_was_said() {
        for (var states : TOLD.trails().values()) {
            var trail = states.get(0);
            comesBack(
                    Codecs.follow(),
                    new FollowCell(
                            List.of(new Seen(full(), T, null), new Seen(bare(), BEFORE_1970, T)),
                            7,
                            true,
                            Map.of(
                                    "one", new Said(trail, TOLD.last().get(0)),
                                    "two", new Said(trail, null)),
                            null));
        }
    }

    @Test
    void state_of_another_version_is_told_with_its_version_and_the_way_out() {
        assertThatThrownBy(() -> Codecs.speaker().decode(new byte[] {7, 2, 3}))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("version 7")
                .hasMessageContaining("reads version 2")
                .hasMessageContaining("kafka-streams-application-reset.sh");
    }

    @Test
    void bytes_cut_off_anywhere_are_told_in_one_line() {
        var codec = Codecs.message();
        var bytes = codec.encode(new Message.Observed(full(), T));
        for (var length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.decode(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(StateException.class)
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void texts_of_any_form_come_back() {
        for (var text : List.of(
                "",
                "a",
                "0123456789abcdef",
                "0123456789ABCDEF",
                "0123456789abcdeF",
                "0123456789abcde",
                "6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10",
                "6F1C0A52-8F64-4A6F-9D55-0A9D2C5B7D10",
                "6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d1-",
                "1234567890123456",
                "\ud83d\ude00 \u0000",
                "f".repeat(200))) {
            comesBack(Codecs.text(), text);
        }
    }

    @Test
    void numbers_of_any_size_come_back() {
        for (var number : List.of(0L, 1L, -1L, 127L, 128L, -64L, Long.MAX_VALUE, Long.MIN_VALUE)) {
            comesBack(Codecs.number(), number);
        }
    }

    @Test
    void what_stays_in_the_process_comes_back_from_words_that_come_again() {
        var codec = Codecs.follow().with(new Words());
        for (var trail : TOLD.trails().values()) {
            var said = Map.of("one", new Said(trail.get(0), TOLD.last().get(0)));
            var cell = new FollowCell(List.of(new Seen(full(), T, null)), 0, true, said, T);

            assertThat(codec.decode(codec.encode(cell))).isEqualTo(cell);
        }
    }

    @Test
    void lines_that_differ_here_and_there_come_back_each() {
        var codec = Codecs.observation().with(new Words());
        var lines = List.of(
                "2024-05-02 08:00:00 one line of a log",
                "2024-05-02 08:00:01 one line of a log",
                "2024-05-03 09:00:01 two line of a loG",
                "something else that is of another length",
                "something else that is of another length",
                "",
                "ä",
                "\ud83d\ude00 short",
                "x".repeat(500),
                "x".repeat(250) + "y".repeat(250),
                "device 00000000-0000-0000-0000-000000000000 transaction 0000000000000000",
                "device 7a7a7a7a-7a7a-7a7a-7a7a-7a7a7a7a7a7a transaction ABCDEF1234567890",
                "device 7a7a7a7a-7a7a-7a7a-7a7a-7a7a7a7a7a70 transaction abcdef1234567890");
        for (var line : lines) {
            var seen = quoting(line);

            assertThat(codec.decode(codec.encode(seen))).isEqualTo(seen);
        }
        var digits = quoting("device 89898989-8989-8989-8989-898989898989 transaction 1234567890ABCDEF");
        assertThat(codec.encode(digits)).hasSizeLessThan(70);
        var again = codec.encode(quoting("2024-05-04 10:10:10 one line of a log"));
        assertThat(again).hasSizeLessThan(Codecs.observation().encode(quoting(lines.get(0))).length - 30);
    }

    @Test
    void a_name_that_comes_again_is_read_as_the_same_text() {
        var codec = Codecs.observation();
        var first = codec.decode(codec.encode(full()));
        var again = codec.decode(codec.encode(full()));

        assertThat(again.signal()).isSameAs(first.signal());
        assertThat(again.host()).isSameAs(first.host());
    }

    @Test
    void names_come_back_each_though_their_bytes_are_alike() {
        var codec = Codecs.observation();
        for (var name : List.of(
                "7a7a7a7a-7a7a-7a7a-7a7a-7a7a7a7a7a7a",
                "zzzzzzzzzzzzzzzz",
                "7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a",
                "7A7A7A7A7A7A7A7A7A7A7A7A7A7A7A7A",
                "",
                "Aa",
                "BB")) {
            for (var time = 0; time < 2; time++) {
                var seen = ofTenant(name);

                assertThat(codec.decode(codec.encode(seen))).isEqualTo(seen);
            }
        }
    }

    @Test
    void words_that_were_kept_read_what_was_written_with_them() {
        var kept = new ArrayList<byte[]>();
        var written = Codecs.observation().with(new Words(8, kept::add)).encode(full());
        var words = new Words(8, taken -> {
            throw new AssertionError("what is put back is not kept again");
        });
        kept.forEach(words::putBack);

        assertThat(Codecs.observation().with(words).decode(written)).isEqualTo(full());
        assertThat(kept).hasSizeLessThanOrEqualTo(8 + 8 / 4);
    }

    @Test
    void words_that_nobody_kept_are_told() {
        for (var taken : List.of(new byte[0], new byte[] {7, 'a'}, new byte[] {-1})) {
            assertThatThrownBy(() -> new Words().putBack(taken))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("word of %d bytes in a store cannot be read".formatted(taken.length));
        }
    }

    private static Observation quoting(String line) {
        return fact("contoso", line);
    }

    private static Observation ofTenant(String tenant) {
        return fact(tenant, "a line");
    }

    private static Observation fact(String tenant, String line) {
        return Observation.fact(
                "id",
                tenant,
                T,
                "signal",
                "a title",
                Outcome.FAILED,
                "NDES01",
                null,
                new Evidence(Origin.IIS, "NDES01", T, "file", "#1", line));
    }

    @Test
    void words_that_are_never_the_same_are_taken_in_up_to_a_number() {
        var codec = Codecs.observation().with(new Words());
        for (var i = 0; i < 20_000; i++) {
            var seen = Observation.fact(
                    "id",
                    "tenant-" + i,
                    T,
                    "signal",
                    "title",
                    Outcome.FAILED,
                    null,
                    null,
                    new Evidence(Origin.IIS, "host-" + i, T, "file-" + i, "#1", "line " + i));
            assertThat(codec.decode(codec.encode(seen))).isEqualTo(seen);
        }
    }
}
