/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeKeyTest {
    private static final List<Instant> TIMES = List.of(
            Instant.parse("1601-01-01T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.EPOCH,
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            Instant.parse("2024-05-02T08:00:00.123456Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("9999-12-31T23:59:59Z"));

    @Test
    void keys_sort_like_their_times_before_1970_too() {
        assertThat(TIMES.stream().map(time -> TimeKey.of(time, "z"))).isSorted();
        assertThat(TimeKey.of(TIMES.get(3), "z")).isLessThan(TimeKey.of(TIMES.get(4), "a"));
    }

    @Test
    void a_key_gives_back_its_time_and_its_thing() {
        for (var time : TIMES) {
            var key = TimeKey.of(time, "a|thing/with|bars");
            assertThat(TimeKey.time(key)).isEqualTo(time);
            assertThat(TimeKey.thing(key)).isEqualTo("a|thing/with|bars");
        }
    }

    @Test
    void random_times_sort_and_come_back() {
        var seed = 7L;
        var times = new Random(seed)
                .longs(500, -62_135_596_800_000_000L, 253_402_300_799_000_000L)
                .mapToObj(TimeKey::instant)
                .toList();

        assertThat(times.stream().map(time -> TimeKey.time(TimeKey.of(time, ""))))
                .as("seed %d", seed)
                .containsExactlyElementsOf(times);
        assertThat(times.stream().sorted().map(time -> TimeKey.of(time, "")))
                .as("seed %d", seed)
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void all_things_of_a_time_lie_between_its_first_and_its_last_key() {
        var time = TIMES.get(4);
        for (var thing : List.of("", "0", "fact/x", "zzz", "ä", "日本")) {
            assertThat(TimeKey.of(time, thing))
                    .isGreaterThanOrEqualTo(TimeKey.of(time, TimeKey.FIRST))
                    .isLessThan(TimeKey.of(time, TimeKey.LAST))
                    .isLessThan(TimeKey.prefix(time.plus(1, ChronoUnit.MICROS)));
        }
    }

    @Test
    void micros_are_exact_around_1970() {
        assertThat(Stream.of(-1L, 0L, 1L, -1_000_001L).map(TimeKey::instant).map(TimeKey::micros))
                .containsExactly(-1L, 0L, 1L, -1_000_001L);
    }
}
