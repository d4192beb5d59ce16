/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @Test
    void every_day_of_the_calendar_is_counted() {
        var last = LocalDate.of(2105, 1, 1);
        for (var day = LocalDate.of(1895, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
            assertThat(instant(day + "T01:02:03.004Z")).isEqualTo(Instant.parse(day + "T01:02:03.004Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-02-28", "0001-01-01", "0000-03-01", "9999-12-31", "2000-02-29", "1600-02-29"})
    void the_ends_of_the_calendar_are_counted_too(String day) {
        assertThat(instant(day + "T23:59:59Z")).isEqualTo(Instant.parse(day + "T23:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-13-10T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-32T00:00:00Z",
                "2026-0a-10T00:00:00Z",
                "2026/01-10T00:00:00Z",
                "2026-01-10T24:00:00Z",
                "2026-01-10T00:60:00Z",
                "2026-01-10T00:00:00.Z"
            })
    void what_is_no_time_is_none(String text) {
        assertThat(instant(text)).isNull();
    }

    private static @Nullable Instant instant(String text) {
        return Timestamps.instant(text, ZoneOffset.UTC);
    }
}
