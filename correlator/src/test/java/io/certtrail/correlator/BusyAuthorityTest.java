/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Logs.authority;
import static io.certtrail.correlator.Logs.connector;
import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Progress;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Requests so near to each other that a record of the CA fits several of them. */
class BusyAuthorityTest {
    private static final String NO_EMAIL = "0x80094812";

    private static Scene scene(HandLog... logs) {
        for (var log : logs) {
            log.quietUntil(Morning.END);
        }
        return Scene.until(Morning.END, logs);
    }

    /** Two tries at once; the first connector names the code, the second one does not. */
    private static Scene refused() {
        return scene(
                connector()
                        .connector("08:20:00", 1020, device(1), POLICY)
                        .connector("08:20:00", 1020, device(2), POLICY)
                        .connector("08:20:05", 1052, device(1), POLICY, "Error", NO_EMAIL)
                        .connector("08:20:06", 1052, device(2), POLICY, "Error", "no reason"),
                authority().authority("08:20:04", 53, "RequestId", "71", "Reason", NO_EMAIL));
    }

    @Test
    void what_a_request_tells_itself_is_not_told_again_of_the_ca() {
        var told = Told.of(refused().inOrderOfTime());

        assertThat(told.diagnoses().values())
                .as("each told once")
                .allSatisfy(revisions -> assertThat(revisions).hasSize(1));
        assertThat(told.open())
                .extracting(Diagnosis::device, Diagnosis::code)
                .containsExactlyInAnyOrder(tuple(device(1), "PKCS-EMAIL-REQUIRED"), tuple(device(2), "PKCS-FAILED"));
    }

    @Test
    void it_is_not_told_in_any_order_of_the_sources() {
        var expected = Told.of(refused().inOrderOfTime());
        for (var seed = 0L; seed < 20; seed++) {
            assertThat(Told.of(refused().shuffled(seed)).diagnoses())
                    .as("seed %d", seed)
                    .isEqualTo(expected.diagnoses());
        }
    }

    @Test
    void it_is_taken_back_when_a_request_tells_it_later() {
        var told = Told.of(scene(
                        connector()
                                .connector("08:20:05", 1051, device(1), POLICY, "Error", "no reason")
                                .connector("08:20:06", 1051, device(2), POLICY, "Error", "no reason")
                                .connector("08:25:05", 1052, device(1), POLICY, "Error", NO_EMAIL)
                                .connector("08:25:06", 1050, device(2), POLICY)
                                .connector("08:25:07", 1102, device(2), POLICY),
                        authority().authority("08:20:04", 53, "RequestId", "71", "Reason", NO_EMAIL))
                .inOrderOfTime());

        assertThat(told.open())
                .singleElement()
                .satisfies(open -> assertThat(open.device()).isEqualTo(device(1)));
        assertThat(told.diagnoses().values())
                .filteredOn(revisions -> revisions.get(0).device() == null)
                .singleElement()
                .satisfies(revisions -> {
                    assertThat(revisions).extracting(Diagnosis::state).containsExactly(State.OPEN, State.RETRACTED);
                    assertThat(revisions.get(0).confidence()).isEqualTo(Confidence.LOW);
                });
    }

    @Test
    void it_is_taken_back_when_the_connector_that_tells_it_comes_late() {
        var records = new ArrayList<>(scene(
                        connector()
                                .connector("08:20:05", 1052, device(1), POLICY, "Error", "no reason")
                                .connector("08:20:06", 1052, device(2), POLICY, "Error", "no reason"),
                        HandLog.of(Origin.CONNECTOR, "CONN02", "operational")
                                .connector("08:20:06", 1052, device(3), POLICY, "Error", NO_EMAIL),
                        authority().authority("08:20:04", 53, "RequestId", "71", "Reason", NO_EMAIL))
                .inOrderOfTime());
        var late = records.stream()
                .filter(record -> "CONN02".equals(record.host()) && !(record.body() instanceof Progress))
                .toList();
        records.removeAll(late);
        records.addAll(records.size() - 3, late);

        assertThat(Told.of(records).open())
                .extracting(Diagnosis::device, Diagnosis::code)
                .containsExactlyInAnyOrder(
                        tuple(device(1), "PKCS-FAILED"),
                        tuple(device(2), "PKCS-FAILED"),
                        tuple(device(3), "PKCS-EMAIL-REQUIRED"));
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
