/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.signal.Observation.Join;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinsTest {
    private static final Instant T = Instant.parse("2024-05-02T08:00:00Z");

    private static Observation anchor(
            long second, String device, @Nullable String profile, Outcome outcome, Identifier... identifiers) {
        return observation(Origin.CONNECTOR, second, device, profile, outcome, "CONN01", identifiers);
    }

    private static Observation authority(long second, Outcome outcome, Identifier... identifiers) {
        return observation(Origin.CA, second, null, null, outcome, "CA01", identifiers);
    }

    private static Observation observation(
            Origin origin,
            long second,
            @Nullable String device,
            @Nullable String profile,
            Outcome outcome,
            String host,
            Identifier... identifiers) {
        var time = T.plusSeconds(second);
        return new Observation(
                origin + "/" + second + "/" + device,
                "contoso",
                time,
                "some/signal",
                "Some signal",
                origin == Origin.CA ? null : "pkcs",
                "issued",
                outcome,
                Scope.REQUEST,
                host,
                device,
                null,
                profile,
                null,
                List.of(identifiers),
                null,
                new Evidence(origin, host, time, "file", "#1", ""));
    }

    private static Identifier id(IdentifierKind kind, String value) {
        return Identifier.of(kind, value);
    }

    private static @Nullable String device(Observation floating, Observation... anchors) {
        return join(floating, anchors).map(Observation::device).orElse(null);
    }

    private static Optional<Observation> join(Observation floating, Observation... anchors) {
        var key = home(floating);
        var links = List.of(anchors);
        return Joins.join(
                key,
                floating,
                Joins.isOfSubmissions(key) ? new Minute(List.of(floating), links).fitting(floating) : links);
    }

    private static String home(Observation floating) {
        return Joins.waitsAt(floating).iterator().next();
    }

    @Test
    void a_transaction_joins_whichever_of_the_two_is_later() {
        var transaction = id(IdentifierKind.TRANSACTION, "a1b2");
        var line = observation(
                Origin.IIS, 100, null, null, Outcome.NOTED, "NDES01", id(IdentifierKind.TRANSACTION, "A1B2"));

        for (var second : List.of(50L, 100L, 150L)) {
            var joined = join(line, anchor(second, "phone", null, Outcome.REACHED, transaction));
            assertThat(joined).as("second %d", second).isPresent();
            assertThat(joined.orElseThrow().device()).isEqualTo("phone");
            assertThat(joined.orElseThrow().join()).isEqualTo(Join.IDENTIFIER);
        }
    }

    @Test
    void both_sides_meet_at_the_same_key() {
        var transaction = id(IdentifierKind.TRANSACTION, "a1b2");
        var line = observation(Origin.IIS, 100, null, null, Outcome.NOTED, "NDES01", transaction);

        assertThat(Joins.linksAt(anchor(50, "phone", null, Outcome.REACHED, transaction)))
                .containsAll(Joins.waitsAt(line));
    }

    @Test
    void a_transaction_that_two_devices_claim_joins_neither() {
        var transaction = id(IdentifierKind.TRANSACTION, "a1b2");
        var line = observation(Origin.IIS, 100, null, null, Outcome.NOTED, "NDES01", transaction);

        assertThat(device(
                        line,
                        anchor(90, "phone", null, Outcome.REACHED, transaction),
                        anchor(95, "laptop", null, Outcome.REACHED, transaction)))
                .isNull();
    }

    @Test
    void the_link_that_names_the_profile_says_more_than_the_nearest() {
        var transaction = id(IdentifierKind.TRANSACTION, "a1b2");
        var line = observation(Origin.IIS, 100, null, null, Outcome.NOTED, "NDES01", transaction);

        var joined = join(
                line,
                anchor(99, "phone", null, Outcome.REACHED, transaction),
                anchor(50, "phone", "the-profile", Outcome.REACHED, transaction));

        assertThat(joined.orElseThrow().profile()).isEqualTo("the-profile");
    }

    @Test
    void a_trace_line_joins_the_next_device_its_thread_names_within_a_minute() {
        var thread = id(IdentifierKind.THREAD, "CONN01/1956/6");
        var line = observation(Origin.CONNECTOR, 100, null, null, Outcome.RETRY, "CONN01", thread);

        assertThat(device(
                        line,
                        anchor(99, "before", null, Outcome.FAILED, thread),
                        anchor(130, "next", null, Outcome.FAILED, thread),
                        anchor(140, "after that", null, Outcome.FAILED, thread)))
                .isEqualTo("next");
        assertThat(device(line, anchor(160, "at the end of the minute", null, Outcome.FAILED, thread)))
                .isEqualTo("at the end of the minute");
        assertThat(device(line, anchor(161, "too late", null, Outcome.FAILED, thread)))
                .isNull();
    }

    @Test
    void a_record_of_the_ca_joins_the_only_request_submitted_at_that_time() {
        var joined = join(authority(100, Outcome.FAILED), anchor(103, "one", "p", Outcome.FAILED));

        assertThat(joined.orElseThrow().device()).isEqualTo("one");
        assertThat(joined.orElseThrow().workflow()).isEqualTo("pkcs");
        assertThat(joined.orElseThrow().join()).isEqualTo(Join.TIME);
    }

    @Test
    void with_two_candidates_a_record_of_the_ca_stays_apart() {
        assertThat(device(
                        authority(100, Outcome.FAILED),
                        anchor(103, "one", "p", Outcome.FAILED),
                        anchor(110, "two", "p", Outcome.FAILED)))
                .isNull();
    }

    @Test
    void the_time_of_a_submission_has_two_ends() {
        var record = authority(100, Outcome.FAILED);

        assertThat(device(record, anchor(98, "clock slack", "p", Outcome.FAILED)))
                .isEqualTo("clock slack");
        assertThat(device(record, anchor(97, "before", "p", Outcome.FAILED))).isNull();
        assertThat(device(record, anchor(115, "in time", "p", Outcome.FAILED))).isEqualTo("in time");
        assertThat(device(record, anchor(116, "too late", "p", Outcome.FAILED))).isNull();
    }

    @Test
    void a_record_of_the_ca_meets_every_submission_in_its_time() {
        for (var second = 0L; second < 120; second++) {
            var waits = home(authority(second, Outcome.FAILED));
            for (var gap = -2L; gap <= 15; gap++) {
                assertThat(Joins.linksAt(anchor(second + gap, "one", "p", Outcome.FAILED)))
                        .as("second %d, gap %d", second, gap)
                        .contains(waits);
            }
        }
    }

    @Test
    void another_requesting_host_is_another_request() {
        var record = authority(100, Outcome.FAILED, id(IdentifierKind.SUBMITTER, "CONTOSO\\CONN02$"));

        assertThat(device(record, anchor(103, "one", "p", Outcome.FAILED))).isNull();
        assertThat(device(
                        authority(100, Outcome.FAILED, id(IdentifierKind.SUBMITTER, "conn01.contoso.local")),
                        anchor(103, "one", "p", Outcome.FAILED)))
                .isEqualTo("one");
    }

    @Test
    void another_serial_or_subject_or_ca_is_another_request() {
        for (var kind : List.of(IdentifierKind.SERIAL, IdentifierKind.SUBJECT, IdentifierKind.CA)) {
            assertThat(device(
                            authority(100, Outcome.REACHED, id(kind, "A1")),
                            anchor(103, "one", "p", Outcome.REACHED, id(kind, "B2"))))
                    .as(kind.id())
                    .isNull();
        }
    }

    @Test
    void a_subject_is_the_same_in_any_case_and_with_any_more_parts() {
        var both = List.of(
                anchor(103, "one", "p", Outcome.FAILED, id(IdentifierKind.SUBJECT, "CN=Σοφος,O=Contoso")),
                anchor(104, "two", "p", Outcome.FAILED, id(IdentifierKind.SUBJECT, "CN=other")));
        var names = List.of("CN=σοφοσ", "O=Contoso, CN=ΣΟΦΟΣ");
        for (var name : names) {
            var record = authority(100, Outcome.FAILED, id(IdentifierKind.SUBJECT, name));
            assertThat(device(record, both.get(0), both.get(1))).as(name).isEqualTo("one");
        }
    }

    @Test
    void an_equal_serial_wins_over_another_candidate() {
        var serial = id(IdentifierKind.SERIAL, "4A00000001");

        assertThat(device(
                        authority(100, Outcome.REACHED, serial),
                        anchor(101, "nearer", "p", Outcome.REACHED),
                        anchor(110, "named", "p", Outcome.REACHED, id(IdentifierKind.SERIAL, "4a 00 00 00 01"))))
                .isEqualTo("named");
    }

    @Test
    void a_record_of_the_ca_also_meets_who_names_the_certificate_at_any_time() {
        for (var kind : List.of(IdentifierKind.SERIAL, IdentifierKind.THUMBPRINT)) {
            var record = authority(100, Outcome.REACHED, id(kind, "4a:00:00:00:01"));
            var hoursLater =
                    observation(Origin.DEVICE, 9_000, "laptop", "p", Outcome.REACHED, "", id(kind, "4A00000001"));
            var key = "contoso/" + kind.id() + "/4A00000001";

            assertThat(Joins.waitsAt(record)).contains(key);
            assertThat(Joins.linksAt(hoursLater)).contains(key);
            assertThat(Joins.reach(key)).isNull();
            assertThat(Joins.join(key, record, List.of(hoursLater)))
                    .hasValueSatisfying(
                            joined -> assertThat(joined.join().name()).isEqualTo(kind.name()));
            assertThat(Joins.isHome(key, record)).isFalse();
        }
    }

    @Test
    void a_revocation_is_no_submission() {
        var serial = id(IdentifierKind.SERIAL, "4A00000001");
        var submitted = authority(100, Outcome.REACHED, serial);
        var revoked = new Observation(
                "revoked",
                "contoso",
                submitted.time(),
                "ca/4870",
                "",
                "revocation",
                "revoked",
                Outcome.REACHED,
                Scope.REQUEST,
                "CA01",
                null,
                null,
                null,
                null,
                List.of(serial),
                null,
                submitted.evidence());

        assertThat(Joins.waitsAt(revoked)).containsExactly("contoso/serial/4A00000001");
        assertThat(Joins.isHome(home(revoked), revoked)).isTrue();
    }

    @Test
    void an_issued_certificate_is_not_of_a_request_that_failed_nor_the_other_way_round() {
        assertThat(device(authority(100, Outcome.REACHED), anchor(103, "one", "p", Outcome.FAILED)))
                .isNull();
        assertThat(device(authority(100, Outcome.FAILED), anchor(103, "one", "p", Outcome.REACHED)))
                .isNull();
    }

    @Test
    void records_that_find_no_link_keep_apart_by_what_they_name() {
        var record = authority(100, Outcome.FAILED, id(IdentifierKind.CA_REQUEST, "CA01/71"));

        assertThat(Joins.alone(record)).isEqualTo("contoso/ca-request/CA01/71");
        assertThat(Joins.alone(authority(100, Outcome.FAILED))).isEqualTo("contoso/event/CA/100/null");
        assertThat(Joins.device("contoso", "6F1C0A52-8F64-4A6F-9D55-0A9D2C5B7D10"))
                .isEqualTo(Joins.device("contoso", "{6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10}"));
    }

    @Test
    void a_link_is_waited_for_long_enough() {
        assertThat(Joins.HOLD).isGreaterThan(Duration.ofSeconds(60));
    }
}
