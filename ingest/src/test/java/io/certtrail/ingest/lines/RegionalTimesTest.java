/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionalTimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5/14/2024 9:00 AM              | 2024-05-14T09:00:00Z",
                "5/14/2024, 12:30:05 PM         | 2024-05-14T12:30:05Z",
                "5/4/2024 12:05 AM              | 2024-05-04T00:05:00Z",
                "14/05/2024 21:00               | 2024-05-14T21:00:00Z",
                "14.05.2024 09:00               | 2024-05-14T09:00:00Z",
                "4.5.24 9:00                    | 2024-05-04T09:00:00Z",
                "05-14-2024 09:00:01.5          | 2024-05-14T09:00:01.500Z",
                "2024-05-14T09:00:01.1234567Z   | 2024-05-14T09:00:01.123456700Z",
                "2024-05-14 09:00:01 +0200      | 2024-05-14T07:00:01Z",
                "2024/05/14 9:00                | 2024-05-14T09:00:00Z",
                "2024-05-14                     | 2024-05-14T00:00:00Z",
                "Saturday, November 28, 2026 10:00:00 AM     | 2026-11-28T10:00:00Z",
                "Saturday, 28 November 2026 10:00:00         | 2026-11-28T10:00:00Z",
                "Sat, 28 Nov 2026 10:00:00                   | 2026-11-28T10:00:00Z",
                "Samstag, 28. November 2026 10:00:00         | 2026-11-28T10:00:00Z",
                "Sonntag, 1. März 2026 23:59:59         | 2026-03-01T23:59:59Z",
                "samedi 28 novembre 2026 10:00:00            | 2026-11-28T10:00:00Z",
                "sábado, 28 de noviembre de 2026 10:00:00 | 2026-11-28T10:00:00Z",
                "sábado, 28 de noviembre de 2026 10:00:00 p. m. | 2026-11-28T22:00:00Z",
                "sobota, 28 listopada 2026 10:00:00          | 2026-11-28T10:00:00Z",
                "2026年11月28日 10:00:00         | 2026-11-28T10:00:00Z",
                "2026年11月28日 土曜日 10:00:00 | 2026-11-28T10:00:00Z",
                "2026年11月28日 下午 10:00:00 | 2026-11-28T22:00:00Z",
                "2026年11月28日 上午 12:05:00 | 2026-11-28T00:05:00Z",
                "28 November 2026                            | 2026-11-28T00:00:00Z",
                "2024/5/14 上午 09:00:01             | 2024-05-14T09:00:01Z",
                "2024/5/14 下午 09:00:01             | 2024-05-14T21:00:01Z",
                "28.11.2026 10:00:00                         | 2026-11-28T10:00:00Z"
            })
    void a_time_of_any_region_is_read(String text, Instant time) {
        assertThat(RegionalTimes.instant(text, ZoneOffset.UTC)).isEqualTo(time);
    }

    @Test
    void the_narrow_blank_of_newer_servers_is_a_blank() {
        assertThat(RegionalTimes.instant("5/14/2024 9:00\u202fPM", ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2024-05-14T21:00:00Z"));
    }

    @Test
    void a_time_without_an_offset_is_of_the_zone_given() {
        assertThat(RegionalTimes.instant("14.05.2024 09:00", ZoneOffset.ofHours(2)))
                .isEqualTo(Instant.parse("2024-05-14T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "5/6/2024 09:00:00, true",
        "05-06-24, true",
        "5/6/2024 9:00:00 AM, false",
        "6/6/2024 09:00:00, false",
        "14/5/2024 09:00:00, false",
        "5/14/2024 09:00:00, false",
        "5.6.2024 09:00:00, false",
        "2024-05-06 09:00:00, false",
        "6 May 2024 09:00:00, false",
        "never, false"
    })
    void a_date_is_doubtful_when_day_and_month_may_be_each_other(String text, boolean doubtful) {
        assertThat(RegionalTimes.isDoubtful(text, null)).isEqualTo(doubtful);
        assertThat(RegionalTimes.isDoubtful(text, DateOrder.DAY_FIRST)).isFalse();
    }

    @Test
    void what_is_told_of_day_and_month_counts() {
        assertThat(RegionalTimes.instant("5/6/2024 09:00", ZoneOffset.UTC, DateOrder.DAY_FIRST))
                .isEqualTo(Instant.parse("2024-06-05T09:00:00Z"));
        assertThat(RegionalTimes.instant("5/6/2024 09:00", ZoneOffset.UTC, DateOrder.MONTH_FIRST))
                .isEqualTo(Instant.parse("2024-05-06T09:00:00Z"));
        assertThat(RegionalTimes.instant("14/5/2024 09:00", ZoneOffset.UTC, DateOrder.MONTH_FIRST))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Saturday, 31 February 2026 10:00:00",
                "Saturday, 28 2026 10:00:00",
                "28 November 2026 10:00:00 or later",
                "28 November 2026 25:00:00",
                "2026\u5e7413\u670828\u65e5",
                "1 2 3 4 5 6 7 8 9 10 may 2024",
                "never",
                "31.02.2024",
                "5/14/2024 25:00",
                "13/14/2024",
                "5/14/2024 9:00 and more",
                "2024-05",
                "99999999999999999999",
                "1/1/1 1:1"
            })
    void what_is_no_time_is_none(String text) {
        assertThat(RegionalTimes.instant(text, ZoneOffset.UTC)).isNull();
    }
}
