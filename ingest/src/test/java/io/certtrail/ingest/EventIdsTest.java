/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    @Test
    void an_id_is_32_hex_digits_and_line_ends_do_not_count() {
        assertThat(of("line")).matches("[0-9a-f]{32}").isEqualTo(of("line\r\n")).isEqualTo(of("\nline"));
        assertThat(of("line")).isNotEqualTo(of("line "));
        assertThat(of("\r\n")).isEqualTo(of(""));
    }

    @Test
    void the_same_line_of_another_host_is_another_event() {
        assertThat(of("line")).isNotEqualTo(EventIds.ofBytes(Origin.IIS, "NDES02", "line".getBytes(UTF_8), 0, 4));
        assertThat(of("line")).isNotEqualTo(EventIds.ofBytes(Origin.IIS, null, "line".getBytes(UTF_8), 0, 4));
    }

    @Test
    void an_id_is_the_same_whatever_host_or_origin_came_before() {
        var id = of("line");
        assertThat(id).isEqualTo("750f24c78e78d0b0d6429ee76d8052d1");
        var line = "line".getBytes(UTF_8);
        assertThat(EventIds.ofBytes(Origin.CA, "NDES01", line, 0, 4)).isNotEqualTo(id);
        assertThat(of("line")).isEqualTo(id);
        EventIds.ofBytes(Origin.IIS, null, line, 0, 4);
        new NumberedEventIds().of("CA01", "Security", 7, "provider", Instant.EPOCH);
        assertThat(of("line")).isEqualTo(id);
    }

    private static String of(String line) {
        var bytes = line.getBytes(UTF_8);
        return EventIds.ofBytes(Origin.IIS, "NDES01", bytes, 0, bytes.length);
    }
}
