/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.event.Origin;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The incident of a host names the incidents it is the cause of. */
class ExplainedIncidentsTest {
    private static final String RPC = "The RPC server is unavailable. 0x800706ba";

    private static HandLog failing() {
        return HandLog.of(Origin.CONNECTOR, "CONN01", "operational")
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:10:05", 1052, device(1), POLICY, "Error", RPC)
                .connector("08:00:00", 1020, device(2), POLICY)
                .connector("08:10:06", 1052, device(2), POLICY, "Error", RPC);
    }

    private static HandLog authority() {
        return HandLog.of(Origin.CA, "CA01", "application");
    }

    private static Map<String, Incident> incidents(HandLog... logs) {
        return Told.of(Scene.until(HandLog.at("12:00:00"), logs).inOrderOfTime()).lastIncidents().stream()
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
