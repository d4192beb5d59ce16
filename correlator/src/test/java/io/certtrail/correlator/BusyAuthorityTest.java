/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import org.junit.jupiter.api.Test;

/** Requests so near to each other that a record of the CA fits several of them. */
class BusyAuthorityTest {
    private static final String NO_EMAIL = "0x80094812";

    private static HandLog connector() {
        return HandLog.of(Origin.CONNECTOR, "CONN01", "operational");
    }

    private static HandLog authority() {
        return HandLog.of(Origin.CA, "CA01", "application");
    }

    private static Scene scene(HandLog... logs) {
        for (var log : logs) {
            log.quietUntil(Morning.END);
        }
        return Scene.until(Morning.END, logs);
    }

    @Test
    void among_very_many_a_record_of_the_ca_is_joined_as_all_of_its_request() {
        // Only the row tells who submitted; the event alone fits both.
        var connector = connector();
        var authority = authority();
        for (var second = 0; second < 60; second++) {
            var clock = "08:20:%02d".formatted(second);
            connector.connector(clock + ".300", 1050, device(second), POLICY, "SubjectName", "CN=user" + second);
            authority.authority(clock + ".100", 52, "RequestId", "1" + second, "SubjectName", "CN=user" + second);
        }
        var told = Told.of(scene(
                        connector,
                        HandLog.of(Origin.CONNECTOR, "CONN02", "operational")
                                .connector("08:20:30.300", 1052, device(70), POLICY, "Error", "no reason"),
                        HandLog.of(Origin.CONNECTOR, "CONN03", "operational")
                                .connector("08:20:30.300", 1052, device(71), POLICY, "Error", "no reason"),
                        HandLog.of(Origin.CA, "CA01", "security")
                                .audit(
                                        "08:20:30.100",
                                        4886,
                                        "RequestId",
                                        "71",
                                        "Attributes",
                                        "ccm:CONN02.contoso.local"),
                        authority.authority("08:20:30.200", 53, "RequestId", "71", "Reason", NO_EMAIL))
                .inOrderOfTime());

        assertThat(told.open())
                .filteredOn(open -> open.verdict() == Verdict.FAILED)
                .extracting(Diagnosis::device, Diagnosis::code)
                .containsExactlyInAnyOrder(tuple(device(70), "PKCS-EMAIL-REQUIRED"), tuple(device(71), "PKCS-FAILED"));
    }
}
