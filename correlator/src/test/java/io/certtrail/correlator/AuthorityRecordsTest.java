/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Logs.authority;
import static io.certtrail.correlator.Logs.connector;
import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.RPC;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.event.CaRow;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which request a record of the CA is of, and when that cannot be told. */
class AuthorityRecordsTest {
    @Test
    void a_record_of_the_ca_between_two_requests_joins_neither() {
        var told = Told.atNoon(
                connector()
                        .connector("08:20:00", 1020, device(1), POLICY)
                        .connector("08:20:00", 1020, device(2), POLICY)
                        .connector("08:20:05", 1052, device(1), POLICY, "Error", "no reason")
                        .connector("08:20:06", 1052, device(2), POLICY, "Error", "no reason"),
                authority().authority("08:20:04", 53, "RequestId", "71", "Reason", "0x80094800"));

        assertThat(told.open())
                .filteredOn(diagnosis -> diagnosis.device() != null)
                .hasSize(2)
                .allSatisfy(diagnosis -> {
                    assertThat(diagnosis.evidence()).noneMatch(line -> line.origin() == Origin.CA);
                    assertThat(diagnosis.identifiers()).doesNotContainKey("ca");
                });
        assertThat(told.open())
                .filteredOn(diagnosis -> diagnosis.device() == null)
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.confidence()).isEqualTo(Confidence.LOW);
                    assertThat(diagnosis.notSeen())
                            .contains("which request it is: it fits those of devices %s, %s"
                                    .formatted(device(1), device(2)));
                    assertThat(diagnosis.identifiers()).doesNotContainKey("candidate");
                });
    }

    @Test
    void a_record_that_is_shipped_again_when_its_request_is_forgotten_is_told_of_nobody_else() {
        var later = Morning.END.plus(Duration.ofDays(3));
        var tried = connector()
                .connector("08:20:03", 1020, device(1), POLICY)
                .connector("08:20:05", 1052, device(1), POLICY, "Error", "no reason")
                .progress(later, null);
        var refused = authority().authority("08:20:04", 53, "RequestId", "71", "Reason", "0x80094811");
        var record = refused.records(0).get(0);
        var played = new ArrayList<>(Scene.until(later.plus(Duration.ofDays(1)), tried, refused.progress(later, null))
                .inOrderOfTime());
        played.add(played.size() - 2, record);

        assertThat(Told.of(played).open())
                .extracting(Diagnosis::code, Diagnosis::device)
                .containsExactly(tuple("CA-KEY-LENGTH", device(1)));
    }

    @Test
    void a_request_that_the_connector_got_after_the_record_is_not_the_one_refused() {
        var told = Told.atNoon(
                connector()
                        .connector("08:20:00", 1020, device(1), POLICY)
                        .connector("08:20:01.097", 1052, device(1), POLICY, "Error", "no reason")
                        .connector("08:20:12.240", 1020, device(2), POLICY)
                        .connector("08:20:15.046", 1052, device(2), POLICY, "Error", "no reason"),
                authority().authority("08:20:00.785", 53, "RequestId", "71", "Reason", "0x80094812"));

        assertThat(told.open())
                .extracting(Diagnosis::device, Diagnosis::code)
                .containsExactlyInAnyOrder(tuple(device(1), "PKCS-EMAIL-REQUIRED"), tuple(device(2), "PKCS-FAILED"));
    }

    @Test
    void a_try_that_another_request_of_the_ca_must_be_of_is_no_candidate() {
        var told = Told.atNoon(
                connector()
                        .connector("08:20:01.097", 1052, device(1), POLICY, "Error", "no reason")
                        .connector("08:20:15.046", 1052, device(2), POLICY, "Error", "no reason"),
                authority()
                        .authority("08:20:00.785", 53, "RequestId", "71", "Reason", "0x80094812")
                        .authority("08:20:14.700", 53, "RequestId", "72", "Reason", "0x80094811"));

        assertThat(told.open())
                .extracting(Diagnosis::device, Diagnosis::code)
                .containsExactlyInAnyOrder(tuple(device(1), "PKCS-EMAIL-REQUIRED"), tuple(device(2), "CA-KEY-LENGTH"));
    }

    @Test
    void a_row_without_seconds_belongs_to_the_minute_and_not_to_its_beginning() {
        var told = Told.atNoon(
                connector()
                        .connector("08:19:50", 1020, device(1), POLICY)
                        .connector("08:20:05", 1052, device(1), POLICY, "Error", "no reason")
                        .connector("08:20:40", 1020, device(2), POLICY)
                        .connector("08:20:45", 1052, device(2), POLICY, "Error", "no reason"),
                authority().authority("08:20:00", 53, "RequestId", "71", "Reason", "0x80094812"));

        assertThat(told.open())
                .filteredOn(diagnosis -> diagnosis.code().equals("PKCS-EMAIL-REQUIRED"))
                .singleElement()
                .satisfies(diagnosis -> assertThat(diagnosis.notSeen())
                        .contains("which request it is: it fits those of devices %s, %s"
                                .formatted(device(1), device(2))));
    }

    @Test
    void what_one_record_of_the_ca_belongs_to_all_of_its_request_do() {
        // Only the audit tells who submitted, and only it is of the minute before.
        var told = Told.atNoon(
                connector()
                        .connector("08:20:00", 1020, device(1), POLICY)
                        .connector("08:21:00.300", 1052, device(1), POLICY, "Error", "no reason"),
                HandLog.of(Origin.CONNECTOR, "CONN02", "operational")
                        .connector("08:20:00", 1020, device(2), POLICY)
                        .connector("08:21:00.300", 1052, device(2), POLICY, "Error", "no reason"),
                HandLog.of(Origin.CA, "CA01", "security")
                        .audit("08:20:59.900", 4886, "RequestId", "71", "Attributes", "ccm:CONN02.contoso.local"),
                authority().authority("08:21:00.200", 53, "RequestId", "71", "Reason", "0x80094812"));

        assertThat(told.open())
                .extracting(Diagnosis::device, Diagnosis::code)
                .containsExactlyInAnyOrder(tuple(device(1), "PKCS-FAILED"), tuple(device(2), "PKCS-EMAIL-REQUIRED"));
    }

    @Test
    void two_cas_count_their_requests_each_for_itself() {
        var told = Told.atNoon(
                authority().authority("08:00:00", 53, "RequestId", "71", "Reason", "0x80094800"),
                HandLog.of(Origin.CA, "CA02", "application")
                        .authority("08:10:00", 53, "RequestId", "71", "Reason", "0x80094800"));

        assertThat(told.open())
                .extracting(denied -> denied.identifiers().get("ca-request"))
                .containsExactlyInAnyOrder(List.of("CA01/71"), List.of("CA02/71"));
    }

    @Test
    void a_request_id_that_a_restored_ca_gives_anew_is_of_another_request() {
        var told = Told.atNoon(authority()
                .authority(
                        "08:00:00",
                        53,
                        "RequestId",
                        "71",
                        "SubjectName",
                        "CN=PHONE-1, O=Contoso",
                        "Reason",
                        "0x80094800")
                .authority("08:30:00", 53, "RequestId", "71", "SubjectName", "cn=phone-1", "Reason", "0x80094800")
                .authority("09:00:00", 6, "RequestId", "71", "SubjectName", "CN=PHONE-2"));

        assertThat(told.open())
                .singleElement()
                .satisfies(denied -> assertThat(denied.lastSeen()).isEqualTo(HandLog.at("08:30:00")));
    }

    private static HandLog database() {
        var columns = Map.of(
                "RequestID", "71",
                "RequesterName", "CONTOSO\\CONN01$",
                "Disposition", "20",
                "SerialNumber", "4a00000001",
                "CertificateHash", "aa bb 01");
        return HandLog.of(Origin.CA, "CA01", "requests").says(HandLog.at("08:00:05"), new CaRow(columns), "a row");
    }

    private static HandLog laptop(int number, String installed, String thumbprint) {
        return HandLog.ofDevice(device(number), Platform.WINDOWS)
                .windows(
                        HandLog.at(installed),
                        "Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider",
                        310,
                        Map.of("Thumbprint", thumbprint));
    }

    private static List<List<String>> caRequests(Told told, int number) {
        return told.trails().values().stream()
                .map(states -> states.get(states.size() - 1))
                .filter(trail -> device(number).equals(trail.device()))
                .map(trail -> trail.identifiers().getOrDefault("ca-request", List.of()))
                .toList();
    }

    @Test
    void a_row_of_the_ca_joins_the_device_that_names_its_certificate_hours_later() {
        var told = Told.atNoon(database(), laptop(1, "11:00:00", "AABB01"));

        assertThat(caRequests(told, 1)).containsExactly(List.of("CA01/71"));
    }

    @Test
    void a_certificate_says_more_than_the_time_of_its_submission() {
        var told = Told.atNoon(
                database(),
                connector()
                        .connector("08:00:04", 1020, device(2), POLICY)
                        .connector("08:00:06", 1050, device(2), POLICY)
                        .connector("08:00:07", 1102, device(2), POLICY)
                        .healthyFrom("08:05:00", "11:55:00"),
                laptop(1, "09:00:00", "AABB01"),
                laptop(2, "09:05:00", "AABB02"));

        assertThat(caRequests(told, 1)).containsExactly(List.of("CA01/71"));
        assertThat(caRequests(told, 2)).containsExactly(List.of());
    }

    @Test
    void a_row_that_joins_by_time_and_by_its_certificate_is_one_record() {
        var told = Told.atNoon(
                database(),
                connector()
                        .connector("08:00:04", 1020, device(1), POLICY)
                        .connector("08:00:06", 1050, device(1), POLICY)
                        .connector("08:00:31", 1001, device(1), POLICY, "Error", RPC),
                laptop(1, "07:50:00", "AABB01"));

        assertThat(told.last()).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.evidence())
                    .filteredOn(line -> line.origin() == Origin.CA)
                    .hasSize(1);
            assertThat(diagnosis.confidence()).isEqualTo(Confidence.HIGH);
        });
    }

    @Test
    void a_certificate_that_two_devices_name_is_of_neither() {
        var told = Told.atNoon(database(), laptop(1, "11:00:00", "AABB01"), laptop(2, "11:30:00", "AABB01"));

        assertThat(caRequests(told, 1)).containsExactly(List.of());
        assertThat(caRequests(told, 2)).containsExactly(List.of());
    }
}
