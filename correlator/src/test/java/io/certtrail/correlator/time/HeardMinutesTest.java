/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.state.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HeardMinutesTest {
    private static final Instant T = Instant.parse("2024-05-02T08:00:00Z");
    private static final String WHO = "default/connector/CONN01";

    private static Instant minute(long number) {
        return T.plus(Duration.ofMinutes(number));
    }

    private static HeardMinutes heard(long... minutes) {
        var heard = new HeardMinutes(new MemoryTable<>());
        for (var minute : minutes) {
            heard.hear(WHO, minute(minute), minute(minute));
        }
        return heard;
    }

    @Test
    void alive_is_who_was_heard_in_the_last_ten_minutes_of_a_wait() {
        assertThat(heard(55).aliveThrough(WHO, minute(0), minute(60))).isTrue();
        assertThat(heard(50).aliveThrough(WHO, minute(0), minute(60))).isTrue();
        assertThat(heard(49).aliveThrough(WHO, minute(0), minute(60))).isFalse();
        assertThat(heard(60).aliveThrough(WHO, minute(0), minute(60)))
                .as("not over yet")
                .isFalse();
    }

    @Test
    void the_minute_in_which_the_wait_began_proves_nothing() {
        var since = minute(0).plusSeconds(30);
        assertThat(heard(0).aliveThrough(WHO, since, minute(5))).isFalse();
        assertThat(heard(1).aliveThrough(WHO, since, minute(5))).isTrue();
    }

    @Test
    void a_span_over_the_hour_is_seen_whole() {
        assertThat(heard(59).heardIn(WHO, minute(55), minute(65))).isTrue();
        assertThat(heard(61).heardIn(WHO, minute(55), minute(65))).isTrue();
        assertThat(heard(54, 65).heardIn(WHO, minute(55), minute(65))).isFalse();
    }

    @Test
    void of_a_span_each_minute_counts_and_none_beside_it() {
        var heard = new HeardMinutes(new MemoryTable<>());
        heard.hear(WHO, minute(58), minute(182));

        for (var minute = 50; minute < 190; minute++) {
            assertThat(heard.heardIn(WHO, minute(minute), minute(minute + 1)))
                    .as("minute %d", minute)
                    .isEqualTo(minute >= 58 && minute <= 182);
        }
    }

    @Test
    void of_a_span_of_years_ten_days_count() {
        assertThat(HeardMinutes.kept(Instant.EPOCH, T)).isEqualTo(T.minus(Duration.ofDays(10)));
        assertThat(HeardMinutes.kept(minute(-5), T)).isEqualTo(minute(-5));
    }

    @Test
    void nobody_is_heard_for_another() {
        assertThat(heard(55).aliveThrough("default/connector/CONN02", minute(0), minute(60)))
                .isFalse();
    }

    @Test
    void what_is_older_than_ten_days_is_forgotten_as_new_hours_begin() {
        var heard = heard(0, Duration.ofDays(10).toMinutes());

        assertThat(heard.heardIn(WHO, minute(0), minute(5))).isFalse();
        assertThat(heard.heardIn(WHO, minute(14_400), minute(14_405))).isTrue();
    }

    @Test
    void nothing_stays_of_hours_that_have_none_ten_days_later() {
        var table = new MemoryTable<Long>();
        var heard = new HeardMinutes(table);
        for (var day = 0; day < 40; day++) {
            var minute = minute(day * 1_440L + day * 67L);
            heard.hear(WHO, minute, minute);
        }

        var rows = new ArrayList<String>();
        table.scan("", WHO + "~", (key, row) -> rows.add(key));
        assertThat(rows).hasSize(11);
    }

    @Test
    void of_whom_all_is_forgotten_no_row_stays() {
        var table = new MemoryTable<Long>();
        var heard = new HeardMinutes(table);
        heard.hear(WHO, minute(0), minute(0));
        heard.hear(WHO, minute(5_000), minute(5_000));

        heard.forget(WHO);

        table.scan("", WHO + "~", (key, row) -> {
            throw new AssertionError(key);
        });
    }

    @Test
    void minutes_before_1970_count_too() {
        var heard = new HeardMinutes(new MemoryTable<>());
        var before = Instant.parse("1969-12-31T23:59:00Z");
        heard.hear(WHO, before, before);

        assertThat(heard.heardIn(WHO, before, before.plusSeconds(60))).isTrue();
    }
}
