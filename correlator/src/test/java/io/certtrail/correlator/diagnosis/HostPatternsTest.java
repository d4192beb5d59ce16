/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.catalogue.Outcome;
import io.certtrail.catalogue.When;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostPatternsTest {
    private static final Instant T = Instant.parse("2024-05-02T08:00:00Z");

    private final List<Observation> seen = new ArrayList<>();

    @Test
    void one_fact_is_enough_when_nothing_else_is_asked() {
        assertThat(telling(entry(any("was/5002")), fact(0, "was/5002", "NDES01")))
                .containsExactly("was/5002");
        assertThat(telling(entry(any("was/5002")), fact(1, "was/5009", "NDES01")))
                .isEmpty();
    }

    @Test
    void so_many_facts_are_asked_within_a_span() {
        var entry = entry(when(List.of(match("was/5009")), List.of(), List.of(), Set.of(), 3, Duration.ofHours(1)));

        assertThat(telling(entry, fact(0, "was/5009", "NDES01"))).isEmpty();
        assertThat(telling(entry, fact(1, "was/5009", "NDES02"))).isEmpty();
        assertThat(telling(entry, fact(1800, "was/5009", "NDES01"))).isEmpty();
        assertThat(telling(entry, fact(3601, "was/5009", "NDES01"))).isEmpty();
        assertThat(telling(entry, fact(3602, "was/5009", "NDES01"))).hasSize(3);
    }

    @Test
    void all_that_is_asked_must_have_been_seen_of_the_same_host_in_either_order() {
        var entry = entry(when(
                List.of(match("iis/500")), List.of(match("was/5009")), List.of(), Set.of(), 0, Duration.ofMinutes(10)));

        assertThat(telling(entry, fact(0, "was/5009", "NDES02"))).isEmpty();
        assertThat(telling(entry, fact(1, "iis/500", "NDES01"))).isEmpty();
        assertThat(telling(entry, fact(2, "was/5009", "NDES01"))).containsExactly("iis/500", "was/5009");
        assertThat(telling(entry, fact(601, "iis/500", "NDES01"))).containsExactly("iis/500", "was/5009", "iis/500");
        assertThat(telling(entry, fact(1300, "iis/500", "NDES01"))).isEmpty();
    }

    @Test
    void nothing_that_is_excluded_may_have_been_seen() {
        var entry = entry(when(List.of(match("iis/500")), List.of(), List.of(match("was/5009")), Set.of(), 0, null));

        fact(0, "was/5009", "NDES01");
        assertThat(telling(entry, fact(1, "iis/500", "NDES01"))).isEmpty();
        assertThat(telling(entry, fact(2, "iis/500", "NDES02"))).containsExactly("iis/500");
    }

    @Test
    void elsewhere_is_another_host() {
        var elsewhere = new Match(Set.of("connector/1050"), Set.of(), List.of(), null, true);
        var entry = entry(
                when(List.of(), List.of(elsewhere), List.of(), Set.of("PKCS-DENIED-POLICY"), 0, Duration.ofHours(1)));

        fact(0, "connector/1050", "CONN01");
        assertThat(telling(entry, fact(1, "diagnosis/PKCS-DENIED-POLICY", "CONN01")))
                .isEmpty();
        assertThat(telling(entry, fact(2, "diagnosis/PKCS-DENIED-POLICY", "CONN02")))
                .containsExactly("connector/1050", "diagnosis/PKCS-DENIED-POLICY");
        assertThat(telling(entry, fact(3, "diagnosis/PKCS-FAILED", "CONN02"))).isEmpty();
    }

    @Test
    void what_is_missing_may_be_seen_elsewhere_afterwards() {
        var elsewhere = new Match(Set.of("connector/1050"), Set.of(), List.of(), null, true);
        var entry = entry(when(
                List.of(match("connector/1052")), List.of(elsewhere), List.of(), Set.of(), 0, Duration.ofHours(1)));

        var failing = fact(0, "connector/1052", "CONN02");
        var working = fact(1, "connector/1050", "CONN01");

        assertThat(HostPatterns.elsewhere(entry, working, this::find)).containsExactly(failing);
        assertThat(HostPatterns.telling(entry, failing, working.time(), this::find))
                .containsExactly(failing, working);
        assertThat(HostPatterns.elsewhere(entry, failing, this::find)).isEmpty();
    }

    @Test
    void a_fact_in_a_devices_log_is_the_devices() {
        var line = new Observation(
                "id",
                "contoso",
                T,
                "android/not-verbose",
                "Not verbose",
                null,
                null,
                Outcome.NOTED,
                Scope.HOST,
                "PC01",
                "device-1",
                null,
                null,
                null,
                List.of(),
                null,
                new Evidence(Origin.DEVICE, "PC01", T, "file", "#1", ""));

        assertThat(HostPatterns.place(line)).isEqualTo("device-1");
    }

    private List<String> telling(DiagnosisEntry entry, Observation fact) {
        if (!HostPatterns.concerns(entry, fact)) {
            return List.of();
        }
        return HostPatterns.telling(entry, fact, fact.time(), this::find).stream()
                .map(Observation::signal)
                .toList();
    }

    private List<Observation> find(
            String tenant, Set<String> signals, @Nullable String place, Instant from, Instant to) {
        return seen.stream()
                .filter(fact -> fact.tenant().equals(tenant) && signals.contains(fact.signal()))
                .filter(fact -> place == null || place.equals(HostPatterns.place(fact)))
                .filter(fact -> !fact.time().isBefore(from) && !fact.time().isAfter(to))
                .toList();
    }

    private Observation fact(long second, String signal, String host) {
        var time = T.plusSeconds(second);
        var fact = Observation.fact(
                signal + second,
                "contoso",
                time,
                signal,
                "Some fact",
                Outcome.NOTED,
                host,
                null,
                new Evidence(Origin.IIS, host, time, "file", "#" + second, ""));
        seen.add(fact);
        return fact;
    }

    private static Match match(String signal) {
        return new Match(Set.of(signal), Set.of(), List.of(), null, false);
    }

    private static When any(String signal) {
        return when(List.of(match(signal)), List.of(), List.of(), Set.of(), 0, null);
    }

    private static When when(
            List<Match> any,
            List<Match> all,
            List<Match> none,
            Set<String> diagnoses,
            int atLeast,
            @Nullable Duration within) {
        return new When(any, all, none, Set.of(), null, Set.of(), Set.of(), null, diagnoses, atLeast, within);
    }

    private static DiagnosisEntry entry(When when) {
        return new DiagnosisEntry(
                "SOME-TROUBLE",
                "Some trouble",
                "scep",
                Set.of("scep"),
                null,
                null,
                Severity.HIGH,
                Scope.HOST,
                "It is so.",
                when,
                null,
                Set.of(),
                null,
                Set.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
