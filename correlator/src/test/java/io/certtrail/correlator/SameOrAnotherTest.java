/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Logs.authority;
import static io.certtrail.correlator.Logs.connector;
import static io.certtrail.correlator.Logs.failing;
import static io.certtrail.correlator.Logs.waiting;
import static io.certtrail.correlator.Morning.END;
import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.RPC;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is the same request, log or host once more, and what is another one. */
class SameOrAnotherTest {
    @Test
    void a_renewal_after_everything_went_well_is_a_request_of_its_own() {
        var told = Told.atNoon(connector()
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:00:10", 1050, device(1), POLICY)
                .connector("08:00:20", 1102, device(1), POLICY)
                .connector("10:00:00", 1020, device(1), POLICY)
                .connector("10:00:10", 1052, device(1), POLICY, "Error", RPC)
                .healthyFrom("10:05:00", "11:55:00"));

        assertThat(told.trails()).hasSize(2);
        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
        assertThat(told.open().get(0).firstSeen()).isEqualTo(HandLog.at("10:00:10"));
    }

    @Test
    void a_failure_of_another_year_is_another_diagnosis() {
        var nextYear = END.plus(Duration.ofDays(300));
        var log = failing()
                .windows(
                        nextYear,
                        "Microsoft-Intune-CertificateConnectors",
                        1052,
                        Map.of("DeviceId", device(1), "PolicyId", POLICY, "Error", RPC));

        var told = Told.of(Scene.until(nextYear.plus(Duration.ofHours(2)), log).inOrderOfTime());

        assertThat(told.diagnoses().values())
                .hasSize(2)
                .allSatisfy(revisions -> assertThat(revisions.get(0).revision()).isOne());
    }

    @Test
    void a_file_shipped_again_gives_the_same_whichever_copy_comes_first() {
        var authority = authority()
                .authority("08:00:04", 128, "RequestId", "70")
                .authority("08:10:03", 53, "RequestId", "71", "Reason", "0x800706BA");
        var scene = Scene.until(
                END, failing(), failing().copiedTo("another-place"), authority, authority.copiedTo("another-place"));
        var expected = Told.of(scene.inOrderOfTime()).diagnoses();

        for (var seed = 0L; seed < 20; seed++) {
            assertThat(Told.of(scene.shuffled(seed)).diagnoses())
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_log_shipped_again_when_all_of_it_is_forgotten_tells_of_the_same_request() {
        var later = END.plus(Duration.ofDays(20));
        var log = failing();
        var alive = HandLog.of(Origin.CONNECTOR, "CONN02", "operational")
                .healthy("07:59:00")
                .progress(later, null);
        var played = new ArrayList<>(Scene.until(later, log, alive).inOrderOfTime());
        played.addAll(log.copiedTo("again").records(0));

        var told = Told.of(played);

        var revisions = told.only();
        assertThat(revisions.get(revisions.size() - 1).attempts()).isEqualTo(2);
        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
        assertThat(told.trails()).hasSize(1);
    }

    @Test
    void a_log_that_is_shipped_again_when_its_links_are_forgotten_changes_nothing() {
        var log = connector()
                .connector("08:00:00", 4003, device(1), POLICY, "TransactionId", "A1B2C3")
                .connector("08:00:01", 4004, device(1), POLICY, "TransactionId", "A1B2C3")
                .windows(
                        HandLog.at("08:00:09"),
                        "Microsoft-Intune-CertificateConnectors",
                        4007,
                        Map.of("TransactionId", "A1B2C3"))
                .healthyFrom("08:05:00", "11:55:00");
        var days = HandLog.START.plus(Duration.ofDays(3));
        var once = Scene.until(days, log).inOrderOfTime();
        var twice = new ArrayList<>(once);
        twice.addAll(Scene.until(days, log.copiedTo("again")).inOrderOfTime());

        assertThat(Told.of(once).only()).isNotEmpty();
        assertThat(Told.of(twice).diagnoses()).isEqualTo(Told.of(once).diagnoses());
        assertThat(Told.of(twice).trails()).isEqualTo(Told.of(once).trails());
    }

    @Test
    void a_source_that_starts_anew_goes_on_where_it_was() {
        var log = waiting().healthyFrom("08:05:00", "08:30:00");
        log.again().progress(null, null).healthyFrom("08:35:00", "11:55:00");

        assertThat(Told.atNoon(log).codes()).containsExactly("PKCS-STUCK");
    }

    @Test
    void tenants_do_not_meet() {
        var records = new ArrayList<LogEvent>();
        for (var record : Scene.until(END, failing(), authority().authority("08:00:04", 128))
                .inOrderOfTime()) {
            records.add(record.origin() == Origin.CA ? ofTenant("fabrikam", record) : record);
        }

        assertThat(Told.of(records).only().get(0).causes()).noneMatch(cause -> cause.status() == CauseStatus.CONFIRMED);
    }

    @Test
    void trouble_of_equally_named_hosts_of_two_tenants_stays_apart() {
        var server = HandLog.of(Origin.IIS, "NDES01", "u_ex")
                .http("08:15:00", "GetCACaps", 500, 1346, null)
                .http("08:16:00", "GetCACaps", 500, 1346, null);
        var records = new ArrayList<LogEvent>();
        for (var record : Scene.until(END, server).inOrderOfTime()) {
            records.add(record.time().equals(HandLog.at("08:16:00")) ? ofTenant("fabrikam", record) : record);
        }

        assertThat(Told.of(records).last())
                .hasSize(2)
                .allSatisfy(diagnosis -> assertThat(diagnosis.attempts()).isOne());
    }

    private static LogEvent ofTenant(String tenant, LogEvent record) {
        return new LogEvent(
                record.id(),
                tenant,
                record.origin(),
                record.source(),
                record.host(),
                record.device(),
                record.platform(),
                record.time(),
                record.place(),
                record.text(),
                record.body());
    }
}
