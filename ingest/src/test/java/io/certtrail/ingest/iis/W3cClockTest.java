/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock remembers the line before; what it tells of a line must be what it tells of the line alone. */
class W3cClockTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final List<String> LINES = List.of(
            "2026-03-28 23:59:59",
            "2026-03-28 23:59:59",
            "2026-03-28 00:00:00",
            "2026-03-29 00:59:59",
            "2026-03-29 01:00:00",
            "2026-03-29 02:30:00",
            "2026-03-29 03:00:00.250",
            "2026-03-29 03:00:01",
            "2026-03-29 24:00:00",
            "2026-03-29 10:60:00",
            "2026-03-29 10:00:60",
            "2026-03-29 10:00:0x",
            "2026-03-29 1x:00:00",
            "2026-03-29 10-00-00",
            "2026-03-29 1:00:00",
            "2026-02-30 10:00:00",
            "2026-03-29 10:00:00",
            "1969-12-31 10:00:01",
            "1969-12-31 10:00:02",
            "- -");

    @ParameterizedTest
    @ValueSource(strings = {"date time", "date-local time-local", "date other", "other time"})
    void a_line_has_the_time_that_it_has_alone(String header) {
        var clock = new W3cClock(BERLIN, null);
        var columns = Columns.of(header);
        for (var line : LINES) {
            assertThat(time(clock, columns, line)).as(line).isEqualTo(time(new W3cClock(BERLIN, null), columns, line));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"date-local time-local", "date other", "other time", "time date"})
    void a_header_in_the_middle_changes_what_the_next_line_says(String header) {
        var clock = new W3cClock(BERLIN, null);
        var before = time(clock, Columns.of("date time"), "2026-03-28 10:00:00");
        var line = "2026-03-28 10:00:01";

        var after = time(clock, Columns.of(header), line);

        assertThat(before).isEqualTo(Instant.parse("2026-03-28T10:00:00Z"));
        assertThat(after).isEqualTo(time(new W3cClock(BERLIN, null), Columns.of(header), line));
    }

    private static Instant time(W3cClock clock, Columns columns, String line) {
        var values = new Values();
        var bytes = line.getBytes(StandardCharsets.US_ASCII);
        values.split(bytes, 0, bytes.length);
        return clock.time(values, columns);
    }
}
