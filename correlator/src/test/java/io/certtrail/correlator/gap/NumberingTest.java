/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberingTest {
    private static final Instant MINUTE = Instant.parse("2024-05-02T08:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_runs_of_a_minute_are_the_same_in_any_order_and_with_any_copies(long seed) {
        var records = new ArrayList<>(
                LongStream.of(1, 2, 3, 5, 6, 9, 10, 11, 12, 20).boxed().toList());
        var files = List.of("a", "b", "c");
        var random = new Random(seed);
        List<RecordRun> runs = List.of();
        List<RecordRun> others = List.of();
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(records, random);
            for (var number : records) {
                var mark = mark(number, files.get(round));
                if (random.nextBoolean()) {
                    runs = RecordRuns.with(runs, number, mark);
                } else {
                    others = RecordRuns.with(others, number, mark);
                }
            }
        }

        assertThat(RecordRuns.union(runs, others))
                .as("seed %d", seed)
                .isEqualTo(RecordRuns.union(others, runs))
                .containsExactly(run(1, 3), run(5, 6), run(9, 12), run(20, 20));
    }

    @Test
    void a_gap_is_a_loss_where_there_were_none() {
        var step = Numbering.after(begun(1, 20), MINUTE.plusSeconds(60), List.of(run(31, 31)));

        assertThat(step.gaps()).containsExactly(new RecordGap(21, 30, mark(20, "a"), mark(31, "a"), true));
        assertThat(step.gaps().get(0).size()).isEqualTo(10);
    }

    @Test
    void many_gaps_are_the_way_of_a_shipper() {
        var numbering = begun(1, 1);
        for (int i = 1; i < 50; i++) {
            var step = Numbering.after(numbering, MINUTE.plusSeconds(60L * i), List.of(run(1 + 3 * i, 1 + 3 * i)));
            assertThat(step.gaps()).isEmpty();
            numbering = step.next();
        }
        assertThat(numbering.seen()).isEqualTo(50);
    }

    @Test
    void a_gap_that_is_filled_here_and_there_does_not_become_ever_more_of_them() {
        var numbering = Numbering.after(begun(1, 20), MINUTE.plusSeconds(60), List.of(run(1_000_000, 1_000_000)))
                .next();
        for (int i = 0; i < 1_000; i++) {
            numbering = Numbering.after(numbering, MINUTE, List.of(run(100 + 2L * i, 100 + 2L * i)))
                    .next();
        }

        assertThat(numbering.open())
                .hasSize(64)
                .allMatch(RecordGap::told)
                .last()
                .extracting(RecordGap::to)
                .isEqualTo(999_999L);
    }

    @Test
    void what_comes_late_fills_a_gap_and_moves_nothing() {
        var broken = Numbering.after(begun(1, 20), MINUTE.plusSeconds(120), List.of(run(31, 40)))
                .next();
        var half = Numbering.after(broken, MINUTE.plusSeconds(60), List.of(run(21, 25)))
                .next();
        var whole = Numbering.after(half, MINUTE.plusSeconds(60), List.of(run(26, 30)))
                .next();

        assertThat(half.open()).singleElement().extracting(RecordGap::from).isEqualTo(26L);
        assertThat(whole.open()).isEmpty();
        assertThat(whole.highest()).isEqualTo(40);
        assertThat(whole.minute()).isEqualTo(MINUTE.plusSeconds(120));
    }

    @Test
    void records_known_already_change_nothing() {
        var before = begun(1, 20);

        assertThat(Numbering.after(before, MINUTE, List.of(run(1, 20))).next()).isEqualTo(before);
        assertThat(Numbering.after(before, MINUTE.minusSeconds(60), List.of(run(3, 7)))
                        .next())
                .isEqualTo(before);
    }

    @Test
    void numbers_that_begin_anew_are_those_of_a_channel_that_was_cleared() {
        var anew = Numbering.after(begun(101, 120), MINUTE.plusSeconds(60), List.of(run(2, 15)));
        var copies = Numbering.after(begun(101, 120), MINUTE.plusSeconds(60), List.of(run(50, 60)));

        assertThat(anew.gaps()).isEmpty();
        assertThat(anew.next().highest()).isEqualTo(15);
        assertThat(copies.next().highest()).isEqualTo(120);
    }

    private static Numbering begun(long from, long to) {
        return Numbering.after(null, MINUTE, List.of(run(from, to))).next();
    }

    private static RecordRun run(long from, long to) {
        return new RecordRun(from, to, mark(from, "a"), mark(to, "a"));
    }

    private static RecordMark mark(long number, String file) {
        return new RecordMark(MINUTE.plusMillis(number), file, "#" + number);
    }
}
