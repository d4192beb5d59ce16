/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static io.certtrail.correlator.Logs.authority;
import static io.certtrail.correlator.Logs.connector;
import static io.certtrail.correlator.Morning.POLICY;
import static io.certtrail.correlator.Morning.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.join.Joins;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sources that come live: the receiving clock says which of them is silent, and nothing else. */
class LiveTest {
    /** Records wait so long for their links. */
    private static final Duration SETTLED = Joins.HOLD.plusSeconds(5);

    private static final Instant CLOCK = HandLog.at("08:00:00");

    private final Told told = new Told();
    private final LocalCorrelator correlator = new LocalCorrelator(Told.CATALOGUE, told);
    private Instant clock = CLOCK;

    private void announce(HandLog... logs) {
        for (var log : logs) {
            correlator.accept(log.announced(0));
        }
        correlator.tick(clock);
    }

    /** The records of a log made by hand since it was last told. */
    private void tell(HandLog log) {
        log.records(0).forEach(correlator::accept);
        log.forget();
    }

    /** Time goes by; only these logs say each second that they are there. */
    private void pass(Duration time, HandLog... speaking) {
        for (var second = 0; second < time.toSeconds(); second++) {
            clock = clock.plusSeconds(1);
            for (var log : speaking) {
                log.progress(clock, clock);
                tell(log);
            }
            correlator.tick(clock);
        }
    }

    private List<Diagnosis> silent() {
        return told.diagnoses().values().stream()
                .filter(all -> all.get(0).code().equals("SOURCE-SILENT"))
                .flatMap(List::stream)
                .toList();
    }

    private static LogEvent word(HandLog log, Instant watermark) {
        log.progress(watermark, watermark);
        var all = log.records(0);
        log.forget();
        return all.get(all.size() - 1);
    }

    @Test
    void a_source_that_falls_silent_stops_holding_the_others_and_is_told() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        pass(Duration.ofMinutes(1), connector, authority);
        tell(connector.connector("08:01:00", 1052, device(1), POLICY, "Error", "0x800706ba"));

        pass(Duration.ofSeconds(90), connector);
        assertThat(told.codes()).as("the CA may still come").isEmpty();
        pass(Duration.ofSeconds(35), connector);
        pass(SETTLED, connector);

        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE", "SOURCE-SILENT");
        assertThat(silent()).singleElement().satisfies(said -> {
            assertThat(said.host()).isEqualTo("CA01");
            assertThat(said.firstSeen()).isEqualTo(HandLog.at("08:01:00"));
            assertThat(said.evidence().get(0).text()).contains(authority.name());
        });
    }

    @Test
    void it_comes_back_with_its_next_record_and_is_waited_for_again() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        pass(Duration.ofMinutes(1), connector, authority);
        pass(Duration.ofMinutes(5), connector);

        tell(authority.authority("08:06:01", 128, "RequestId", "70"));
        tell(connector.connector("08:06:02", 1052, device(1), POLICY, "Error", "0x800706ba"));
        pass(Duration.ofSeconds(100), connector);
        assertThat(told.codes()).as("the CA is waited for").doesNotContain("PKCS-RPC-UNAVAILABLE");
        pass(SETTLED, connector, authority);

        assertThat(silent()).extracting(Diagnosis::state).containsExactly(State.OPEN, State.RESOLVED);
        assertThat(told.codes()).contains("PKCS-RPC-UNAVAILABLE").doesNotContain("SOURCE-SILENT");
    }

    @Test
    void a_source_that_died_comes_back_with_a_new_epoch() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        pass(Duration.ofMinutes(1), connector, authority);
        pass(Duration.ofMinutes(5), connector);
        var dead = word(authority, HandLog.at("11:00:00"));

        authority.again();
        announce(authority);
        correlator.accept(dead);
        pass(Duration.ofMinutes(3), connector, authority);
        tell(connector.connector("08:09:01", 1052, device(1), POLICY, "Error", "0x800706ba"));
        pass(SETTLED, connector, authority);

        assertThat(silent()).extracting(Diagnosis::state).containsExactly(State.OPEN, State.RESOLVED);
        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
        assertThat(correlator.late())
                .as("the word of the dead one counts for nothing")
                .isZero();
    }

    @Test
    void a_source_that_is_announced_late_is_waited_for_from_then_on() {
        var connector = connector();
        announce(connector);
        pass(Duration.ofMinutes(1), connector);
        var authority = authority();
        announce(authority);
        tell(connector.connector("08:01:00", 1052, device(1), POLICY, "Error", "0x800706ba"));

        pass(Duration.ofSeconds(100), connector);
        assertThat(told.codes()).isEmpty();
        pass(SETTLED, connector, authority);

        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
    }

    @Test
    void one_source_alone_is_told_when_it_stays_silent_for_long() {
        var connector = connector();
        announce(connector);
        pass(Duration.ofMinutes(1), connector);

        pass(Duration.ofMinutes(9));
        assertThat(silent()).as("the way here may be broken").isEmpty();
        pass(Duration.ofMinutes(2));

        assertThat(silent()).hasSize(1);
    }

    @Test
    void what_the_last_to_fall_silent_has_spoken_for_is_judged() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        tell(connector.connector("08:00:00", 1052, device(1), POLICY, "Error", "0x800706ba"));
        pass(Duration.ofMinutes(1), connector);

        pass(Duration.ofMinutes(11));

        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE", "SOURCE-SILENT", "SOURCE-SILENT");
    }

    @Test
    void a_clock_that_jumps_silences_nobody() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        pass(Duration.ofMinutes(1), connector, authority);

        correlator.tick(clock.plus(Duration.ofDays(1)));
        correlator.tick(clock.minus(Duration.ofHours(1)));
        pass(Duration.ofMinutes(3), connector, authority);

        assertThat(told.diagnoses()).isEmpty();
    }

    @Test
    void a_source_that_closes_is_not_missed() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        pass(Duration.ofMinutes(1), connector, authority);
        correlator.accept(authority.closed(0, clock));

        pass(Duration.ofMinutes(30), connector);

        assertThat(told.diagnoses()).isEmpty();
    }

    @Test
    void a_source_that_rests_is_neither_waited_for_nor_missed_until_it_goes_on() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        pass(Duration.ofMinutes(1), connector, authority);
        correlator.accept(authority.resting(clock));
        tell(connector.connector("08:01:01", 1052, device(1), POLICY, "Error", "0x800706ba"));

        pass(Duration.ofMinutes(15), connector);
        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
        pass(Duration.ofMinutes(1), connector, authority);
        tell(connector.connector("08:17:01", 1052, device(2), POLICY, "Error", "0x800706ba"));
        pass(Duration.ofSeconds(100), connector);

        assertThat(told.codes()).as("it is waited for again").containsExactly("PKCS-RPC-UNAVAILABLE");
    }

    @Test
    void a_phone_that_is_switched_off_holds_nobody_and_is_no_trouble() {
        var connector = connector();
        var phone = HandLog.ofDevice(device(3), Platform.ANDROID);
        announce(connector, phone);
        pass(Duration.ofMinutes(1), connector, phone);
        pass(Duration.ofMinutes(3), connector);
        tell(connector.connector("08:04:00", 1052, device(1), POLICY, "Error", "0x800706ba"));

        pass(SETTLED, connector);

        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
    }

    @Test
    void a_host_is_well_again_when_all_its_logs_are() {
        var connector = connector();
        var admin = HandLog.of(Origin.CONNECTOR, "CONN02", "admin");
        var operational = HandLog.of(Origin.CONNECTOR, "CONN02", "operational");
        announce(connector, admin, operational);
        pass(Duration.ofMinutes(1), connector, admin, operational);
        pass(Duration.ofMinutes(5), connector);
        assertThat(silent()).extracting(Diagnosis::host).containsOnly("CONN02");

        pass(Duration.ofMinutes(3), connector, admin);
        assertThat(told.codes()).containsExactly("SOURCE-SILENT");
        pass(Duration.ofMinutes(3), connector, admin, operational);

        assertThat(told.codes()).isEmpty();
    }

    @Test
    void a_log_that_somebody_collects_days_later_resolves_what_it_shows_once() {
        var connector = connector();
        clock = HandLog.at("12:00:00");
        announce(connector);
        tell(connector
                .connector("08:00:00", 4003, device(6), POLICY, "TransactionId", "A1B2C3")
                .healthy("08:02:00")
                .healthyFrom("08:05:00", "12:00:00"));
        assertThat(told.codes()).containsExactly("SCEP-STUCK");

        var collected = HandLog.ofDevice(device(6), Platform.ANDROID).byHand();
        announce(collected);
        collected
                .line(
                        "07:59:00",
                        "<LocURI>./Vendor/MSFT/CertificateStore/Enroll/" + Morning.TOKEN + "/Install</LocURI>")
                .line("08:01:00", "There are 1 requests")
                .line(
                        "08:20:00",
                        "SCEP cert '" + Morning.TOKEN + "' state changed from CERT_INSTALLING to CERT_ACCESS_GRANTED");
        tell(collected);
        correlator.accept(collected.closed(0, HandLog.at("08:30:00")));

        pass(SETTLED, connector);

        assertThat(told.diagnoses()).hasSize(1);
        assertThat(told.only()).extracting(Diagnosis::state).containsExactly(State.OPEN, State.OPEN, State.RESOLVED);
        assertThat(correlator.late()).isEqualTo(3);
    }

    @Test
    void nobody_waits_for_a_log_that_is_collected_by_hand() {
        var connector = connector();
        var phone = HandLog.ofDevice(device(6), Platform.ANDROID).byHand();
        announce(connector, phone);
        tell(connector.connector("08:00:01", 1052, device(1), POLICY, "Error", "0x800706ba"));

        pass(SETTLED, connector);

        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
    }

    @Test
    void a_log_collected_twice_changes_nothing_the_second_time() {
        var connector = connector();
        clock = HandLog.at("09:00:00");
        announce(connector);
        tell(connector
                .connector("08:00:00", 4003, device(6), POLICY, "TransactionId", "A1B2C3")
                .healthyFrom("08:02:00", "08:57:00"));
        for (var time = 0; time < 2; time++) {
            var collected = HandLog.ofDevice(device(6), Platform.ANDROID).byHand();
            announce(collected);
            collected.line(
                    "08:20:00",
                    "SCEP cert '" + Morning.TOKEN + "' state changed from CERT_INSTALLING to CERT_ACCESS_GRANTED");
            tell(collected);
            correlator.accept(collected.closed(0, HandLog.at("08:30:00")));
        }

        assertThat(told.only()).extracting(Diagnosis::state).containsExactly(State.OPEN, State.RESOLVED);
        assertThat(correlator.duplicates()).isEqualTo(1);
    }

    private List<Diagnosis> wrongClocks() {
        return told.diagnoses().values().stream()
                .filter(all -> all.get(0).code().equals("CLOCK-SKEW"))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void a_word_from_the_future_moves_nobodys_time_further_than_the_clock() {
        var connector = connector();
        announce(connector);
        pass(Duration.ofMinutes(1), connector);
        correlator.accept(word(connector, Instant.parse("2038-01-19T03:14:07Z")));
        connector.again();
        announce(connector);
        pass(Duration.ofMinutes(15), connector);

        tell(connector.connector("08:16:01", 1052, device(1), POLICY, "Error", "0x800706ba"));
        pass(SETTLED, connector);

        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
        assertThat(correlator.late()).isZero();
    }

    @Test
    void records_of_1970_and_2038_change_no_request_and_are_told() {
        var connector = connector();
        announce(connector);
        tell(connector.connector("08:00:01", 1020, device(1), POLICY));
        pass(Duration.ofMinutes(1), connector);
        tell(connector
                .impossible(Instant.parse("1970-01-01T00:00:01Z"), 1052, device(1), POLICY)
                .impossible(Instant.parse("2038-01-19T03:14:07Z"), 1052, device(1), POLICY));
        pass(SETTLED, connector);

        assertThat(told.codes()).containsExactly("CLOCK-SKEW");
        assertThat(wrongClocks().get(0).evidence().get(0).time()).isEqualTo(Instant.parse("1970-01-01T00:00:01Z"));
        assertThat(told.trails()).hasSize(1);
    }

    @Test
    void a_source_that_is_stuck_in_1970_holds_nobody_and_is_told_until_it_is_put_right() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        tell(connector.connector("08:00:01", 1052, device(1), POLICY, "Error", "0x800706ba"));
        for (var second = 0; second < 300; second++) {
            tell(authority.progress(Instant.EPOCH.plusSeconds(second), null));
            pass(Duration.ofSeconds(1), connector);
        }

        assertThat(told.codes()).containsExactly("CLOCK-SKEW", "PKCS-RPC-UNAVAILABLE");
        assertThat(wrongClocks()).extracting(Diagnosis::host).containsOnly("CA01");

        pass(SETTLED, connector, authority);
        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE");
    }

    @Test
    void a_source_that_catches_up_is_waited_for() {
        var connector = connector();
        var authority = authority();
        announce(connector, authority);
        for (var second = 0; second < 600; second++) {
            tell(authority.progress(CLOCK.minus(Duration.ofHours(10)).plusSeconds(second * 30L), null));
            pass(Duration.ofSeconds(1), connector);
        }

        assertThat(told.diagnoses()).isEmpty();
        pass(SETTLED, connector, authority);
        assertThat(told.diagnoses()).isEmpty();
    }
}
