/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Logs.connector;
import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logs that are off are told with the diagnoses that they would have said more of. */
class BlindSpotsTest {
    private static final String AUDIT = "CA audit: no record";

    private static HandLog failing() {
        return connector()
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:10:05", 1052, device(1), POLICY, "Error", "0x800706ba");
    }

    private static HandLog authority() {
        return HandLog.of(Origin.CA, "CA01", "log").authority("07:00:00", 26);
    }

    private static List<Diagnosis> revisions(HandLog... logs) {
        return Told.atNoon(logs).only();
    }

    private static boolean tellsOfAudit(Diagnosis diagnosis) {
        return diagnosis.notSeen().stream().anyMatch(line -> line.startsWith(AUDIT));
    }

    @Test
    void a_ca_without_audit_is_told_with_how_it_is_switched_on() {
        var line = revisions(failing(), authority()).get(0).notSeen().get(1);

        assertThat(line).startsWith(AUDIT).contains("certutil -setreg CA\\AuditFilter 127");
    }

    @Test
    void an_audit_record_of_any_request_in_the_day_before_shows_that_it_is_on() {
        assertThat(revisions(failing(), authority().audit("01:00:00", 4887, "RequestId", "7")))
                .noneMatch(BlindSpotsTest::tellsOfAudit);
    }

    @Test
    void a_ca_without_any_log_is_told_once_as_that() {
        assertThat(revisions(failing()).get(0).notSeen())
                .containsExactly("log of device %s: no source".formatted(device(1)), "CA events: no source");
    }

    @Test
    void an_audit_that_is_seen_just_afterwards_takes_the_line_back() {
        var revisions = revisions(failing(), authority().audit("08:11:00", 4887, "RequestId", "7"));

        assertThat(revisions).hasSize(2);
        assertThat(revisions.get(0)).matches(BlindSpotsTest::tellsOfAudit);
        assertThat(revisions.get(1)).matches(revision -> !tellsOfAudit(revision));
    }

    private static HandLog windowsDevice() {
        var provider = "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider";
        return HandLog.ofDevice(device(1), Platform.WINDOWS)
                .windows(HandLog.at("08:00:00"), provider, 36, Map.of())
                .windows(HandLog.at("08:00:05"), provider, 32, Map.of("HRESULT", "0x80004005"));
    }

    private static boolean tellsOfChains(Diagnosis diagnosis) {
        return diagnosis.notSeen().stream().anyMatch(line -> line.startsWith("CAPI2 of the device"));
    }

    @Test
    void a_windows_device_without_capi2_is_told_and_only_its_own_log_shows_that_it_is_on() {
        var other = chains(HandLog.ofDevice(device(2), Platform.WINDOWS), "07:00:00");

        assertThat(revisions(windowsDevice())).isNotEmpty().allMatch(BlindSpotsTest::tellsOfChains);
        assertThat(revisions(windowsDevice(), other)).isNotEmpty().allMatch(BlindSpotsTest::tellsOfChains);
        assertThat(revisions(chains(windowsDevice(), "07:00:00")))
                .isNotEmpty()
                .noneMatch(BlindSpotsTest::tellsOfChains);
        assertThat(revisions(failing(), authority())).noneMatch(BlindSpotsTest::tellsOfChains);
    }

    private static HandLog chains(HandLog log, String clock) {
        return log.windows(HandLog.at(clock), "Microsoft-Windows-CAPI2", 11, Map.of());
    }

    @Test
    void capi2_that_is_seen_just_afterwards_takes_the_line_back_though_another_device_had_it_before() {
        var other = chains(HandLog.ofDevice(device(2), Platform.WINDOWS), "07:00:00");

        var revisions = revisions(chains(windowsDevice(), "08:01:00"), other);

        assertThat(revisions).hasSize(2);
        assertThat(revisions.get(0)).matches(BlindSpotsTest::tellsOfChains);
        assertThat(revisions.get(1)).matches(revision -> !tellsOfChains(revision));
    }

    @Test
    void capi2_of_a_server_says_nothing_of_that_of_a_device() {
        var server = chains(HandLog.of(Origin.IIS, "NDES01", "capi2"), "07:00:00");

        assertThat(revisions(windowsDevice(), server)).isNotEmpty().allMatch(BlindSpotsTest::tellsOfChains);
    }
}
