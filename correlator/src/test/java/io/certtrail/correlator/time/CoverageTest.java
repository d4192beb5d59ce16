/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.time.Coverage.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Instant T = Instant.parse("2024-05-02T08:00:00Z");

    private static Instant minute(long number) {
        return T.plus(Duration.ofMinutes(number));
    }

    private static Coverage of(long... minutes) {
        var coverage = Coverage.NONE;
        for (var minute : minutes) {
            coverage = coverage.with(minute(minute));
        }
        return coverage;
    }

    @Test
    void adjacent_minutes_are_one_span() {
        assertThat(of(1, 3).spans()).containsExactly(new Span(minute(1), minute(1)), new Span(minute(3), minute(3)));
        assertThat(of(1, 3, 2).spans()).containsExactly(new Span(minute(1), minute(3)));
        assertThat(of(2, 2).spans()).containsExactly(new Span(minute(2), minute(2)));
    }

    @Test
    void the_order_in_which_minutes_are_heard_does_not_matter() {
        var seed = 20240502L;
        var random = new Random(seed);
        var minutes = new ArrayList<Long>();
        for (var i = 0; i < 300; i++) {
            minutes.add((long) random.nextInt(500));
        }
        var expected =
                of(new TreeSet<>(minutes).stream().mapToLong(Long::longValue).toArray());
        for (var round = 0; round < 20; round++) {
            Collections.shuffle(minutes, random);
            assertThat(of(minutes.stream().mapToLong(Long::longValue).toArray()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void alive_is_who_was_heard_in_the_last_ten_minutes_of_a_wait() {
        assertThat(of(55).aliveThrough(minute(0), minute(60))).isTrue();
        assertThat(of(50).aliveThrough(minute(0), minute(60))).isTrue();
        assertThat(of(49).aliveThrough(minute(0), minute(60))).isFalse();
        assertThat(of(60).aliveThrough(minute(0), minute(60)))
                .as("not over yet")
                .isFalse();
    }

    @Test
    void the_minute_in_which_the_wait_began_proves_nothing() {
        assertThat(of(0).aliveThrough(minute(0).plusSeconds(30), minute(5))).isFalse();
        assertThat(of(1).aliveThrough(minute(0).plusSeconds(30), minute(5))).isTrue();
    }

    @Test
    void a_long_span_reaches_into_the_wait() {
        var coverage = Coverage.NONE;
        for (var minute = 0L; minute < 100; minute++) {
            coverage = coverage.with(minute(minute));
        }
        assertThat(coverage.aliveThrough(minute(20), minute(60))).isTrue();
        assertThat(coverage.heardIn(minute(99), minute(100))).isTrue();
        assertThat(coverage.heardIn(minute(100), minute(110))).isFalse();
    }

    @Test
    void it_stays_bounded_and_keeps_the_newest() {
        var coverage = Coverage.NONE;
        for (var minute = 0L; minute < 4000; minute += 2) {
            coverage = coverage.with(minute(minute));
        }
        assertThat(coverage.spans()).hasSize(512);
        assertThat(coverage.heardIn(minute(3998), minute(3999))).isTrue();
    }
}
