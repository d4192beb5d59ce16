/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.state.MemoryTable;
import io.certtrail.correlator.time.Speaker.Part;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    private static final Instant T = Instant.parse("2024-05-02T08:00:00Z");

    private final MemoryTable<Speaker> store = new MemoryTable<>();
    private final Watermarks watermarks = new Watermarks(store, Map.of());

    private static Speaker announced(int of) {
        return new Speaker(0, of, null, Part.COUNTED);
    }

    private static Speaker at(long second, int of) {
        return new Speaker(0, of, T.plusSeconds(second), Part.COUNTED);
    }

    private static Speaker closed(long second, int of) {
        return new Speaker(0, of, T.plusSeconds(second), Part.CLOSED);
    }

    @Test
    void it_is_undefined_until_every_announced_writer_has_spoken() {
        watermarks.hear("a", announced(2));
        watermarks.hear("a", at(10, 2));
        assertThat(watermarks.current()).as("b was not announced yet").isNull();

        watermarks.hear("b", announced(2));
        assertThat(watermarks.current()).as("b has not spoken yet").isNull();

        assertThat(watermarks.hear("b", at(5, 2))).isTrue();
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(5));
    }

    @Test
    void it_is_the_minimum_of_all_writers() {
        watermarks.hear("a", at(10, 2));
        watermarks.hear("b", at(5, 2));

        assertThat(watermarks.hear("a", at(20, 2))).isFalse();
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(5));
        assertThat(watermarks.hear("b", at(15, 2))).isTrue();
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(15));
    }

    @Test
    void equal_writers_count_each_for_itself() {
        watermarks.hear("a", at(5, 2));
        watermarks.hear("b", at(5, 2));

        watermarks.hear("a", at(6, 2));
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(5));
        watermarks.hear("b", at(6, 2));
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(6));
    }

    @Test
    void it_never_goes_back() {
        watermarks.hear("a", at(10, 1));

        assertThat(watermarks.hear("a", at(3, 1))).isFalse();
        watermarks.hear("late to be announced", at(1, 1));

        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(10));
    }

    @Test
    void a_closed_writer_leaves_the_minimum() {
        watermarks.hear("a", at(5, 2));
        watermarks.hear("b", at(20, 2));

        assertThat(watermarks.hear("a", closed(5, 2))).isTrue();
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(20));
        assertThat(watermarks.ended()).isFalse();
    }

    @Test
    void when_all_have_closed_their_latest_last_word_counts() {
        watermarks.hear("a", at(5, 2));
        watermarks.hear("b", at(6, 2));
        watermarks.hear("a", closed(100, 2));
        watermarks.hear("b", closed(90, 2));

        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(100));
        assertThat(watermarks.ended()).isTrue();
    }

    @Test
    void a_writer_that_closes_without_a_word_does_not_hold_the_others() {
        watermarks.hear("a", announced(2));
        watermarks.hear("b", at(7, 2));

        watermarks.hear("a", new Speaker(0, 2, null, Part.CLOSED));

        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(7));
    }

    @Test
    void a_writer_collected_by_hand_is_announced_and_never_waited_for() {
        watermarks.hear("phone", new Speaker(0, 2, null, Part.BY_HAND));
        watermarks.hear("b", at(7, 2));

        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(7));
    }

    @Test
    void an_idle_writer_comes_back_with_its_next_word() {
        watermarks.hear("a", at(5, 2));
        watermarks.hear("b", at(10, 2));
        watermarks.hear("a", new Speaker(0, 2, T.plusSeconds(5), Part.IDLE));
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(10));

        watermarks.hear("a", at(12, 2));
        watermarks.hear("b", at(20, 2));

        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(12));
    }

    @Test
    void a_newer_epoch_replaces_what_the_older_said() {
        watermarks.hear("a", at(5, 1));
        watermarks.hear("a", new Speaker(1, 1, null, Part.COUNTED));
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(5));

        assertThat(watermarks.hear("a", at(500, 1)))
                .as("a word of the dead epoch")
                .isFalse();
        assertThat(watermarks.hear("a", new Speaker(1, 1, T.plusSeconds(8), Part.COUNTED)))
                .isTrue();
        assertThat(watermarks.current()).isEqualTo(T.plusSeconds(8));
    }

    @Test
    void tasks_are_waited_for_by_their_number() {
        var fed = new Watermarks(new MemoryTable<>(), Map.of("interpret/", 2, "resolve/", 1));
        fed.hear("interpret/0", at(5, 2));
        fed.hear("resolve/0", at(5, 2));
        assertThat(fed.current()).isNull();

        fed.hear("interpret/1", at(3, 2));
        assertThat(fed.current()).isEqualTo(T.plusSeconds(3));
    }

    @Test
    void it_goes_on_from_its_store() {
        watermarks.hear("a", at(5, 2));
        watermarks.hear("b", at(10, 2));

        var restored = new Watermarks(store, Map.of());

        assertThat(restored.current()).isEqualTo(T.plusSeconds(5));
        restored.hear("a", at(7, 2));
        assertThat(restored.current()).isEqualTo(T.plusSeconds(7));
    }

    @Test
    void the_end_is_remembered_in_the_store() {
        watermarks.hear("a", at(5, 1));
        watermarks.hear("a", closed(100, 1));

        var restored = new Watermarks(store, Map.of());

        assertThat(restored.current()).isEqualTo(T.plusSeconds(100));
        assertThat(restored.ended()).isTrue();
    }

    @Test
    void it_does_not_go_back_over_a_restart_either() {
        watermarks.hear("a", at(10, 1));
        watermarks.hear("late to be announced", at(1, 1));

        assertThat(new Watermarks(store, Map.of()).current()).isEqualTo(T.plusSeconds(10));
    }

    @Test
    void it_stays_defined_over_a_restart_while_a_writer_starts_anew() {
        watermarks.hear("a", at(10, 1));
        watermarks.hear("a", new Speaker(1, 1, null, Part.COUNTED));

        assertThat(new Watermarks(store, Map.of()).current()).isEqualTo(T.plusSeconds(10));
    }
}
