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

import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole core with the built-in catalogue, on sources made by hand. */
class CoreTest {
    @Test
    void a_failure_is_told_once_with_all_it_rests_on() {
        var diagnosis = Told.atNoon(failing()).only();

        assertThat(diagnosis).hasSize(1);
        var first = diagnosis.get(0);
        assertThat(first.code()).isEqualTo("PKCS-RPC-UNAVAILABLE");
        assertThat(first.revision()).isOne();
        assertThat(first.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(first.step()).isEqualTo("issued");
        assertThat(first.host()).isEqualTo("CONN01");
        assertThat(first.device()).isEqualTo(device(1));
        assertThat(first.profile()).isEqualTo(POLICY);
        assertThat(first.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(first.explanation()).contains("CONN01", "0x800706BA");
        assertThat(first.evidence()).hasSize(3).allSatisfy(line -> {
            assertThat(line.file()).isEqualTo("connector/CONN01/operational");
            assertThat(line.position()).startsWith("#");
        });
    }

    @Test
    void tries_that_failed_are_counted() {
        assertThat(Told.atNoon(failing()).only().get(0).attempts()).isEqualTo(2);
    }

    @Test
    void logs_that_were_never_there_are_told_as_not_seen() {
        assertThat(Told.atNoon(failing()).only().get(0).notSeen())
                .containsExactly("log of device %s: no source".formatted(device(1)), "CA events: no source");
        assertThat(Told.atNoon(failing(), authority()).only().get(0).notSeen()).doesNotContain("CA events: no source");
    }

    @Test
    void a_fact_of_the_ca_confirms_a_cause_and_rules_out_another() {
        var causes = Told.atNoon(failing(), authority().authority("08:00:04", 128, "RequestId", "70"))
                .only()
                .get(0)
                .causes();

        assertThat(causes.get(0).code()).isEqualTo("AKI-NOT-ENABLED");
        assertThat(causes.get(0).status()).isEqualTo(CauseStatus.CONFIRMED);
        assertThat(causes.get(0).because()).contains("ca/128", "CA01");
        assertThat(causes.get(causes.size() - 1).status()).isEqualTo(CauseStatus.RULED_OUT);
    }

    @Test
    void a_proof_that_comes_after_the_failure_is_a_second_revision() {
        var revisions = Told.atNoon(failing(), authority().authority("08:15:00", 128, "RequestId", "70"))
                .only();

        assertThat(revisions).hasSize(2);
        assertThat(revisions.get(0).causes()).noneMatch(cause -> cause.status() == CauseStatus.CONFIRMED);
        assertThat(revisions.get(1).causes().get(0).status()).isEqualTo(CauseStatus.CONFIRMED);
        assertThat(revisions.get(1).revision()).isEqualTo(2);
    }

    @Test
    void a_fact_hours_away_proves_nothing() {
        assertThat(Told.atNoon(failing(), authority().authority("11:00:00", 128, "RequestId", "70"))
                        .only()
                        .get(0)
                        .causes())
                .noneMatch(cause -> cause.status() == CauseStatus.CONFIRMED);
    }

    @Test
    void tries_that_fail_before_one_that_goes_well_are_nothing() {
        var told = Told.atNoon(connector()
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:00:05", 1051, device(1), POLICY, "Error", RPC)
                .connector("08:05:05", 1051, device(1), POLICY, "Error", RPC)
                .connector("08:10:05", 1050, device(1), POLICY)
                .connector("08:10:06", 1102, device(1), POLICY)
                .healthyFrom("08:15:00", "11:55:00"));

        assertThat(told.diagnoses()).isEmpty();
        assertThat(told.trails().values())
                .singleElement()
                .satisfies(states ->
                        assertThat(states.get(states.size() - 1).state()).isEqualTo("done"));
    }

    @Test
    void a_failure_that_is_overcome_is_resolved_once() {
        var revisions = Told.atNoon(failing()
                        .connector("08:20:00", 1050, device(1), POLICY)
                        .connector("08:20:01", 1102, device(1), POLICY)
                        .healthyFrom("08:25:00", "11:55:00"))
                .only();

        assertThat(revisions).extracting(Diagnosis::state).containsExactly(State.OPEN, State.RESOLVED);
        assertThat(revisions).extracting(Diagnosis::revision).containsExactly(1, 2);
    }

    @Test
    void a_step_that_does_not_come_while_its_log_lives_is_stuck() {
        var first = Told.atNoon(waiting().healthyFrom("08:05:00", "11:55:00"))
                .only()
                .get(0);

        assertThat(first.code()).isEqualTo("PKCS-STUCK");
        assertThat(first.verdict()).isEqualTo(Verdict.STUCK);
        assertThat(first.step()).isEqualTo("issued");
        assertThat(first.since()).isEqualTo(HandLog.at("08:00:00"));
        assertThat(first.deadline()).isEqualTo(HandLog.at("09:00:00"));
    }

    @Test
    void a_step_that_does_not_come_while_its_log_is_silent_cannot_be_seen() {
        var first = Told.atNoon(waiting()).only().get(0);

        assertThat(first.code()).isEqualTo("PKCS-BLIND");
        assertThat(first.verdict()).isEqualTo(Verdict.BLIND);
        assertThat(first.confidence()).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void a_log_that_falls_silent_in_the_middle_of_the_wait_cannot_be_relied_on() {
        assertThat(Told.atNoon(waiting().healthyFrom("08:05:00", "08:40:00")).codes())
                .containsExactly("PKCS-BLIND");
        assertThat(Told.atNoon(waiting().healthyFrom("08:05:00", "08:55:00")).codes())
                .containsExactly("PKCS-STUCK");
    }

    @Test
    void a_step_whose_log_was_never_there_is_not_waited_for() {
        var told = Told.atNoon(connector()
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:00:10", 1050, device(1), POLICY)
                .connector("08:00:20", 1102, device(1), POLICY)
                .healthyFrom("08:05:00", "11:55:00"));

        assertThat(told.diagnoses()).isEmpty();
    }

    @Test
    void nothing_is_said_before_its_time_has_passed() {
        var early = Scene.until(HandLog.at("09:01:00"), waiting().healthyFrom("08:05:00", "09:00:00"));

        assertThat(Told.of(early.inOrderOfTime()).diagnoses()).isEmpty();
    }

    @Test
    void a_request_that_the_ca_parks_and_issues_in_time_is_well() {
        var told = Told.atNoon(
                connector()
                        .connector("08:00:00", 1020, device(1), POLICY)
                        .connector("08:00:05", 1051, device(1), POLICY, "Error", "pending")
                        .connector("08:20:00", 1050, device(1), POLICY)
                        .connector("08:20:01", 1102, device(1), POLICY)
                        .healthyFrom("08:25:00", "11:55:00"),
                authority().authority("08:00:04", 54, "RequestId", "72", "SubjectName", "CN=one"));

        assertThat(told.diagnoses()).isEmpty();
    }

    @Test
    void a_request_that_stays_parked_is_stuck_when_its_own_wait_is_over() {
        var first = Told.atNoon(
                        connector()
                                .connector("08:00:00", 1020, device(1), POLICY)
                                .connector("08:00:05", 1051, device(1), POLICY, "Error", "pending")
                                .healthyFrom("08:05:00", "11:55:00"),
                        authority().authority("08:00:04", 54, "RequestId", "72", "SubjectName", "CN=one"))
                .only()
                .get(0);

        assertThat(first.code()).isEqualTo("PKCS-PENDING-CA");
        assertThat(first.deadline()).isEqualTo(HandLog.at("08:30:04"));
        assertThat(first.confidence()).as("joined by time").isEqualTo(Confidence.MEDIUM);
        assertThat(first.identifiers()).containsEntry("ca", List.of("CA01"));
    }

    @Test
    void a_line_of_the_server_joins_the_phone_by_its_transaction() {
        var phone = HandLog.ofDevice(device(6), Platform.ANDROID)
                .line("08:01:03", "Received '200 OK' when sending GetCACaps(ca)")
                .line(
                        "08:01:08",
                        "Encoding message: org.jscep.message.PkcsReq@1[messageType=PKCS_REQ,senderNonce=Nonce [0a],"
                                + "transId=A1B2C3]");
        var server = HandLog.of(Origin.IIS, "NDES01", "u_ex").http("08:01:09", "PKIOperation", 200, 0, "a1b2c3");

        var trails = Told.atNoon(phone, server).trails();

        assertThat(trails.values()).singleElement().satisfies(states -> {
            var last = states.get(states.size() - 1);
            assertThat(last.identifiers()).containsEntry("scep-transaction", List.of("A1B2C3"));
            assertThat(last.lastSeen()).isEqualTo(HandLog.at("08:01:09"));
        });
    }

    @Test
    void what_a_phone_refuses_is_not_well_because_a_server_reports_what_it_issued() {
        var phone = HandLog.ofDevice(device(1), Platform.IOS)
                .line("08:00:11", "Rolling back installation of profile \u201cwifi\u201d...");
        var told = Told.atNoon(
                phone,
                connector()
                        .connector("08:00:00", 4003, device(1), POLICY)
                        .connector("08:00:05", 4004, device(1), POLICY)
                        .connector("08:00:10", 4006, device(1), POLICY)
                        .connector("08:00:12", 4008, device(1), POLICY)
                        .healthyFrom("08:05:00", "11:55:00"));

        assertThat(told.open()).singleElement().satisfies(refused -> {
            assertThat(refused.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(refused.step()).isEqualTo("installed");
        });
    }

    @Test
    void what_the_device_is_answered_ends_with_the_refusal_it_tells_of() {
        var refused = "Response: org.jscep.message.CertRep@1[failInfo=badRequest,pkiStatus=FAILURE,transId=%s]";
        var told = Told.atNoon(
                connector()
                        .connector("08:00:00", 4003, device(1), POLICY, "TransactionId", "A1")
                        .connector(
                                "08:00:01",
                                4005,
                                device(1),
                                POLICY,
                                "TransactionId",
                                "A1",
                                "Error",
                                "KeyLengthMismatch")
                        .connector("08:30:00", 4003, device(1), POLICY, "TransactionId", "B2")
                        .connector("08:30:01", 4004, device(1), POLICY, "TransactionId", "B2")
                        .connector("08:30:09", 4006, device(1), POLICY, "TransactionId", "B2"),
                HandLog.ofDevice(device(1), Platform.ANDROID).line("08:00:02", refused.formatted("A1")));

        var revisions = told.only();
        assertThat(revisions).extracting(Diagnosis::code).containsOnly("SCEP-CHALLENGE-REJECTED");
        assertThat(revisions.get(revisions.size() - 1).state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void a_late_success_takes_back_what_never_held() {
        var log = waiting()
                .healthyFrom("08:05:00", "10:00:00")
                .connector("08:00:40", 1102, device(1), POLICY)
                .healthyFrom("10:05:00", "11:55:00");

        var told = Told.of(Scene.until(END, log).oneAfterTheOther());

        assertThat(told.late()).isOne();
        assertThat(told.only()).extracting(Diagnosis::state).containsExactly(State.OPEN, State.RETRACTED);
        assertThat(told.incident().get(told.incident().size() - 1).open()).isZero();
    }

    @Test
    void a_late_success_after_the_deadline_resolves_once() {
        var log = waiting().healthyFrom("08:05:00", "10:00:00").connector("09:30:00", 1050, device(1), POLICY);
        log.connector("09:30:01", 1102, device(1), POLICY).healthyFrom("10:05:00", "11:55:00");

        var told = Told.of(Scene.until(END, log).oneAfterTheOther());

        assertThat(told.late()).isEqualTo(2);
        assertThat(told.only()).extracting(Diagnosis::state).containsExactly(State.OPEN, State.RESOLVED);
    }

    @Test
    void a_late_event_that_comes_twice_changes_nothing_the_second_time() {
        var log = waiting().healthyFrom("08:05:00", "10:00:00").connector("08:00:30", 1052, device(1), POLICY);
        var records = new ArrayList<>(Scene.until(END, log).oneAfterTheOther());
        var late = records.stream()
                .filter(record -> record.time().equals(HandLog.at("08:00:30")))
                .findFirst()
                .orElseThrow();
        var once = Told.of(records);
        records.add(late);
        records.add(late);

        assertThat(Told.of(records).diagnoses()).isEqualTo(once.diagnoses());
        assertThat(once.only().get(once.only().size() - 1).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void a_source_that_never_has_an_event_holds_nothing_up() {
        var told = Told.atNoon(failing(), HandLog.of(Origin.IIS, "NDES01", "u_ex"));

        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
    }

    @Test
    void while_a_source_has_not_spoken_nothing_is_said() {
        var scene = Scene.until(END, failing(), HandLog.of(Origin.IIS, "NDES01", "u_ex"));

        assertThat(Told.of(scene.open()).diagnoses()).isEmpty();
    }

    @Test
    void at_equal_times_everywhere_the_order_of_arrival_does_not_matter() {
        var time = "08:00:00";
        var scene = Scene.until(
                END,
                connector()
                        .connector(time, 1020, device(1), POLICY)
                        .connector(time, 1051, device(1), POLICY, "Error", RPC)
                        .connector(time, 1020, device(2), POLICY),
                HandLog.of(Origin.CONNECTOR, "CONN01", "admin")
                        .connector(time, 1001, device(1), POLICY, "Error", RPC)
                        .connector(time, 1001, device(2), POLICY, "Error", "0x80094800"),
                authority()
                        .authority(time, 128, "RequestId", "70")
                        .authority(time, 53, "RequestId", "71", "Reason", "0x80094800"));
        var expected = Told.of(scene.inOrderOfTime());

        assertThat(expected.last()).hasSizeGreaterThan(1);
        for (var seed = 0L; seed < 100; seed++) {
            var told = Told.of(scene.shuffled(seed));
            assertThat(told.diagnoses()).as("seed %d", seed).isEqualTo(expected.diagnoses());
            assertThat(told.incidents()).as("seed %d", seed).isEqualTo(expected.incidents());
        }
    }

    @Test
    void a_record_of_2038_expires_nobody_else() {
        var wrong = HandLog.of(Origin.CONNECTOR, "CONN05", "operational")
                .healthy("08:00:01")
                .impossible(Instant.parse("2038-01-19T03:14:08Z"), 1020, device(7), POLICY);
        var scene = Scene.until(HandLog.at("08:30:00"), waiting().healthyFrom("08:05:00", "08:25:00"), wrong);

        assertThat(Told.of(scene.inOrderOfTime()).diagnoses()).isEmpty();
        assertThat(Told.of(scene.oneAfterTheOther()).diagnoses()).isEmpty();
    }

    @Test
    void the_end_is_judged_even_when_it_follows_the_last_record_at_once() {
        var asOf = HandLog.at("08:00:10").plusMillis(500);
        var log = connector()
                .connector("08:00:00", 1020, device(1), POLICY)
                .connector("08:00:10", 1052, device(1), POLICY, "Error", RPC)
                .progress(asOf, null);

        assertThat(Told.of(Scene.until(asOf, log).inOrderOfTime()).codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
    }

    @Test
    void an_incident_counts_its_requests_and_closes_by_itself() {
        var log = connector();
        for (var number = 1; number <= 3; number++) {
            log.connector("08:00:0" + number, 1052, device(number), POLICY, "Error", RPC);
        }
        for (var number = 1; number <= 3; number++) {
            log.connector("08:30:0" + number, 1050, device(number), POLICY)
                    .connector("08:31:0" + number, 1102, device(number), POLICY);
        }
        var revisions = Told.atNoon(log.healthyFrom("08:35:00", "11:55:00")).incident();

        assertThat(revisions).extracting(Incident::count).containsExactly(1, 2, 3, 3, 3, 3);
        assertThat(revisions).extracting(Incident::open).containsExactly(1, 2, 3, 2, 1, 0);
        assertThat(revisions.get(4).state()).isEqualTo(State.OPEN);
        var last = revisions.get(5);
        assertThat(last.state()).isEqualTo(State.RESOLVED);
        assertThat(last.scope()).isEqualTo("connector:CONN01");
        assertThat(last.firstSeen()).isEqualTo(HandLog.at("08:00:01"));
        assertThat(last.sample()).hasSize(3);
    }

    @Test
    void trouble_of_a_host_ends_when_it_has_been_quiet_and_answers_are_healthy() {
        var server = HandLog.of(Origin.IIS, "NDES01", "u_ex")
                .http("08:15:00", "GetCACaps", 500, 1346, null)
                .http("08:16:00", "GetCACaps", 200, 0, null)
                .http("08:40:00", "GetCACaps", 200, 0, null);
        var revisions = Told.atNoon(server).only();

        assertThat(revisions.get(0).code()).isEqualTo("NDES-500-IMPERSONATE");
        assertThat(revisions.get(0).verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(revisions).extracting(Diagnosis::state).containsExactly(State.OPEN, State.RESOLVED);
        assertThat(revisions.get(1).lastSeen()).isAfter(HandLog.at("08:26:00"));
    }

    @Test
    void the_longest_wait_is_that_of_the_catalogue_and_what_it_takes_to_know_who_was_alive() {
        assertThat(LocalCorrelator.longestWait(Told.CATALOGUE)).isGreaterThan(Duration.ofHours(24));
    }
}
