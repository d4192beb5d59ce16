/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Logs.authority;
import static io.certtrail.correlator.Logs.connector;
import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.RPC;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Incident;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The incident of a host names the incidents it is the cause of. */
class ExplainedIncidentsTest {
    private static HandLog failing() {
        return connector()
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:10:05", 1052, device(1), POLICY, "Error", RPC)
                .connector("08:00:00", 1020, device(2), POLICY)
                .connector("08:10:06", 1052, device(2), POLICY, "Error", RPC);
    }

    private static Map<String, Incident> incidents(HandLog... logs) {
        return Told.atNoon(logs).lastIncidents().stream()
                .collect(Collectors.toMap(Incident::code, Function.identity()));
    }

    @Test
    void a_ca_that_stopped_explains_the_requests_it_did_not_answer() {
        var incidents = incidents(failing(), authority().authority("08:09:00", 100));

        var failures = incidents.get("PKCS-RPC-UNAVAILABLE");
        assertThat(failures.count()).isEqualTo(2);
        assertThat(incidents.get("CA-DOWN").explains()).containsExactly(failures.id());
        assertThat(failures.explains()).isEmpty();
    }

    @Test
    void it_does_so_when_its_record_comes_after_the_failures() {
        var incidents = incidents(failing(), authority().authority("08:15:00", 100));

        assertThat(incidents.get("CA-DOWN").explains())
                .containsExactly(incidents.get("PKCS-RPC-UNAVAILABLE").id());
    }

    @Test
    void a_stop_hours_before_explains_nothing() {
        var incidents = incidents(failing(), authority().authority("02:00:00", 100));

        assertThat(incidents.get("CA-DOWN").explains()).isEmpty();
    }
}
