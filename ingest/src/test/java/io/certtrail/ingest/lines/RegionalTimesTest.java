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
    @ValueSource(
            strings = {
                "",
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
