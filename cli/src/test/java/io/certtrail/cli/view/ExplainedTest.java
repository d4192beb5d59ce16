/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedTest {
    private static Incident incident(String id, String code, int count, String... explains) {
        return new Incident(
                id,
                1,
                code,
                State.OPEN,
                Severity.HIGH,
                "default",
                "host:CA01",
                "CA01",
                "title",
                count,
                count,
                Said.NOON,
                Said.NOON,
                List.of(),
                List.of(explains));
    }

    @Test
    void the_incidents_that_a_diagnosis_explains_are_named_with_their_size() {
        var explained = new Explained(List.of(
                incident("own", "CA-DOWN", 1, "b", "a", "gone"),
                incident("a", "REVOCATION-FAILED", 1),
                incident("b", "PKCS-RPC-UNAVAILABLE", 12)));

        assertThat(explained.by("own")).containsExactly("PKCS-RPC-UNAVAILABLE, 12 times", "REVOCATION-FAILED, 1 time");
    }

    @Test
    void nothing_is_explained_by_an_incident_that_is_not_known() {
        assertThat(new Explained(List.of()).by("own")).isEmpty();
        assertThat(new Explained(List.of()).by(null)).isEmpty();
    }
}
