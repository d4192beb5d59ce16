/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.words.Sha256;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberedEventIdsTest {
    private final NumberedEventIds ids = new NumberedEventIds();

    @Test
    void a_windows_event_is_known_by_its_number_and_not_by_its_carrier() {
        var id = ids.of("CA01", "Security", 7, "provider", Instant.EPOCH);
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(id).isEqualTo(ids.of("CA01", "Security", 7, "provider", Instant.EPOCH));
        assertThat(id).isEqualTo(ids.of("CA01", "Security", 7, "provider", Instant.ofEpochSecond(0, 959_534_000)));
        assertThat(id).isNotEqualTo(ids.of("CA01", "Security", 8, "provider", Instant.EPOCH));
    }

    @Test
    void an_id_is_that_of_its_own_parts_whatever_event_came_before() {
        var times = List.of(0L, -1L, 1_772_409_605L, Integer.MAX_VALUE + 1L);
        for (var computer : List.of("", "CA01", "S\u00dcD".repeat(200))) {
            for (var channel : List.of("", "Security")) {
                for (var provider : List.of("provider", "CA01")) {
                    for (long time : times) {
                        assertId(computer, channel, 10 + time * time % 7, provider, time);
                    }
                }
            }
        }
        assertId("CA01", "Security", 999_999_999_999_999_999L, "provider", 9);
        assertId("CA01", "Security", 0, "provider", 10);
    }

    private void assertId(String computer, String channel, long number, String provider, long time) {
        var place = String.join("\0", computer, channel, provider, "").getBytes(UTF_8);
        var digest = Sha256.digest();
        digest.update(place);
        digest.update(new byte[(64 - place.length % 64) % 64]);
        digest.update((number + "\0" + time + "\0").getBytes(UTF_8));
        assertThat(ids.of(computer, channel, number, provider, Instant.ofEpochSecond(time)))
                .isEqualTo(HexFormat.of().formatHex(digest.digest(), 0, 16));
    }
}
