/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Outcome;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final Instant TIME = Instant.parse("2026-03-02T10:00:00Z");

    private static Observation at(String file, String position) {
        var evidence = new Evidence(Origin.CONNECTOR, "CONN01", TIME, file, position, "a line");
        return Observation.fact(
                "same", "default", TIME, "connector/4003", "received", Outcome.REACHED, "CONN01", null, evidence);
    }

    @Test
    void of_two_copies_the_first_line_of_the_first_file_is_quoted_whichever_came_first() {
        var fourth = at("conn01/admin.jsonl", "#4");
        var later = at("conn01/admin.jsonl", "#22");
        var elsewhere = at("conn01/other.jsonl", "#1");

        assertThat(fourth.orCopy(later)).isSameAs(fourth);
        assertThat(later.orCopy(fourth)).isSameAs(fourth);
        assertThat(elsewhere.orCopy(later)).isSameAs(later);
        assertThat(later.orCopy(elsewhere)).isSameAs(later);
    }
}
