/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A device whose clock is not that of the servers, on sources made by hand. */
class WrongClocksTest {
    private static final String PROFILE = "39907e78-e61b-4730-b9fa-d44a53e4111c";
    private static final String PATH = "ModelName_AC_0b7a5a48-e312-49ed-8678-a16e61354ee7_LogicalName_%s_Hash_1"
            .formatted(PROFILE.replace('-', '_'));
    private static final String THUMBPRINT = "A4501D7A725E003A1862F7CDA3E08835D8F38880";
    private static final String DEVICE_LOG = "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider";

    private static HandLog issuing(String policy) {
        return HandLog.of(Origin.CONNECTOR, "NDES01", "operational")
                .connector("08:00:00", 4003, device(1), policy)
                .connector("08:00:01", 4004, device(1), policy)
                .connector("08:00:03", 4006, device(1), policy, "CertificateThumbprint", THUMBPRINT)
                .connector("08:00:04", 4008, device(1), policy, "CertificateThumbprint", THUMBPRINT)
                .healthyFrom("08:05:00", "11:55:00");
    }

    private static HandLog iphone(String sent, String failed) {
        return HandLog.ofDevice(device(1), Platform.IOS)
                .line(sent, "Sending CSR via GET.")
                .line(failed, "Cannot retrieve SCEP identity: NSError: Domain : MCSCEPErrorDomain Code : 22013")
                .quietUntil(Morning.END);
    }

    private static HandLog windows(String started, String installed) {
        var log = HandLog.ofDevice(device(1), Platform.WINDOWS)
                .windows(HandLog.at(started), DEVICE_LOG, 306, Map.of("Message1", PATH));
        return installed == null
                ? log.windows(HandLog.at(started).plusSeconds(5), DEVICE_LOG, 32, Map.of("HRESULT", "0x80072ee7"))
                : log.windows(
                        HandLog.at(installed),
                        DEVICE_LOG,
                        309,
                        Map.of("Message2", PATH, "Message3", THUMBPRINT, "HexInt1", "0x1"));
    }

    /** How many trails there are in the end. */
    private static long lasting(Told told) {
        return told.trails().values().stream()
                .filter(states -> !states.get(states.size() - 1).isGone())
                .count();
    }

    @Test
    void an_answer_that_stands_before_its_question_is_still_its_answer() {
        var told = Told.atNoon(iphone("07:58:00", "07:58:05"), issuing(POLICY));

        assertThat(told.codes()).containsExactly("IOS-22013");
    }

    @Test
    void an_answer_in_the_midst_of_its_question_is_its_answer() {
        var told = Told.atNoon(iphone("07:59:56", "08:00:02"), issuing(POLICY));

        assertThat(told.codes()).containsExactly("IOS-22013");
    }

    @Test
    void what_a_server_is_asked_after_a_failure_mends_it() {
        var told = Told.atNoon(
                iphone("07:40:00", "07:40:05"),
                HandLog.of(Origin.CONNECTOR, "NDES01", "operational")
                        .connector("07:40:01", 4003, device(1), POLICY)
                        .connector("07:40:02", 4004, device(1), POLICY)
                        .connector("08:00:00", 4003, device(1), POLICY)
                        .connector("08:00:01", 4004, device(1), POLICY)
                        .connector("08:00:03", 4006, device(1), POLICY)
                        .connector("08:00:04", 4008, device(1), POLICY)
                        .healthyFrom("08:05:00", "11:55:00"));

        assertThat(told.only())
                .filteredOn(revision -> revision.code().equals("IOS-22013"))
                .last()
                .extracting(Diagnosis::state)
                .isEqualTo(State.RESOLVED);
    }

    @Test
    void records_of_one_certificate_are_of_one_request_whatever_the_clocks_say() {
        var told = Told.atNoon(issuing(PROFILE), windows("08:30:00", "08:30:20"));

        assertThat(lasting(told)).isOne();
        assertThat(told.open()).isEmpty();
        assertThat(told.trails().values())
                .map(states -> states.get(states.size() - 1))
                .filteredOn(TrailState::isGone)
                .singleElement()
                .satisfies(gone -> assertThat(told.trails()).containsKey(gone.mergedInto()));
    }

    @Test
    void two_halves_of_a_request_within_five_minutes_are_one() {
        var told = Told.atNoon(issuing(PROFILE), windows("08:04:00", null));

        assertThat(told.trails()).hasSize(1);
        assertThat(told.open())
                .singleElement()
                .satisfies(failed -> assertThat(failed.state()).isEqualTo(State.OPEN));
    }

    @Test
    void a_start_that_comes_later_is_a_request_of_its_own() {
        assertThat(lasting(Told.atNoon(issuing(PROFILE), windows("08:30:00", null))))
                .isEqualTo(2);
    }
}
