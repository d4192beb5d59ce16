/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.catalogue.CauseEntry;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ranks the causes of a diagnosis by what was seen; none is confirmed without its proof. */
public final class Causes {
    /** How near a fact must lie when the catalogue does not say. */
    public static final Duration NEAR = Duration.ofMinutes(10);

    private Causes() {}

    /**
     * The causes of a diagnosis, and the facts that confirm one.
     *
     * @param causes confirmed first, ruled out last, else in the catalogue's order
     */
    public record Ranked(List<Cause> causes, List<Observation> proofs) {
        public Ranked {
            causes = List.copyOf(causes);
            proofs = List.copyOf(proofs);
        }
    }

    /**
     * Judges each cause by what was seen.
     *
     * @param marks the request's own observations
     * @param facts what was seen of hosts around that time
     */
    public static Ranked rank(DiagnosisEntry entry, Diagnosis diagnosis, List<Observation> marks, Facts facts) {
        var causes = new ArrayList<Cause>();
        var proofs = new ArrayList<Observation>();
        var once = once(facts);
        for (var cause : entry.causes()) {
            var proof = find(cause.confirmedBy(), diagnosis, marks, once);
            proof.ifPresent(proofs::add);
            causes.add(proof.map(seen -> cause(cause, CauseStatus.CONFIRMED, because(seen)))
                    .orElseGet(() -> unproved(cause, diagnosis, marks, once)));
        }
        causes.sort(Comparator.comparing(Cause::status));
        return new Ranked(causes, proofs);
    }

    /** Many causes of one diagnosis ask for the same facts: those that are told by a text, for all. */
    private static Facts once(Facts facts) {
        record Asked(
                String tenant,
                Set<String> signals,
                @Nullable String place,
                Instant from,
                Instant to) {}
        var found = new HashMap<Asked, List<Observation>>();
        return (tenant, signals, place, from, to) -> found.computeIfAbsent(
                new Asked(tenant, signals, place, from, to),
                asked -> facts.find(asked.tenant(), asked.signals(), asked.place(), asked.from(), asked.to()));
    }

    private static Cause unproved(CauseEntry cause, Diagnosis diagnosis, List<Observation> marks, Facts facts) {
        return find(cause.ruledOutBy(), diagnosis, marks, facts)
                .map(seen -> cause(cause, CauseStatus.RULED_OUT, because(seen)))
                .orElseGet(() -> cause(
                        cause,
                        CauseStatus.POSSIBLE,
                        cause.confirmedBy().isEmpty()
                                ? "no log can confirm it"
                                : "nothing was seen that confirms it or rules it out"));
    }

    private static Cause cause(CauseEntry entry, CauseStatus status, String because) {
        return new Cause(entry.code(), entry.title(), status, because, entry.remedy());
    }

    private static String because(Observation seen) {
        return "%s (%s) on %s at %s"
                .formatted(
                        seen.title(),
                        seen.signal(),
                        seen.host() == null ? seen.evidence().file() : seen.host(),
                        seen.time());
    }

    private static Optional<Observation> find(
            List<Match> matches, Diagnosis diagnosis, List<Observation> marks, Facts facts) {
        for (var match : matches) {
            var own = marks.stream().filter(seen -> Naming.fits(match, seen)).findFirst();
            var found = own.isPresent()
                    ? own
                    : near(match, diagnosis, facts).stream()
                            .filter(seen -> seen.scope() == Scope.HOST && Naming.fits(match, seen))
                            .filter(seen -> concerns(match, diagnosis, seen))
                            .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Observation> near(Match match, Diagnosis diagnosis, Facts facts) {
        var within = match.within() == null ? NEAR : match.within();
        return facts.find(
                diagnosis.tenant(),
                match.signal(),
                null,
                diagnosis.firstSeen().minus(within),
                diagnosis.lastSeen().plus(within));
    }

    /** A fact counts for the device, the CA or the NDES host the request went through, when that is known. */
    private static boolean concerns(Match match, Diagnosis diagnosis, Observation fact) {
        if (match.elsewhere()) {
            return fact.host() != null
                    && diagnosis.host() != null
                    && !fact.host().equals(diagnosis.host());
        }
        if (fact.origin() == Origin.DEVICE) {
            return fact.device() == null
                    || diagnosis.device() == null
                    || fact.device().equals(diagnosis.device());
        }
        if (fact.origin() == Origin.CA) {
            var known = diagnosis.identifiers().getOrDefault("ca", List.of());
            return fact.host() == null || known.isEmpty() || known.contains(fact.host());
        }
        return fact.host() == null || diagnosis.host() == null || fact.host().equals(diagnosis.host());
    }
}
