/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.identity.Ids;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.trail.Presence;
import io.certtrail.correlator.trail.Problem;
import io.certtrail.correlator.trail.Request;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes a named problem down as a diagnosis; its causes are found later. */
public final class Drafts {
    private static final int FIRST = 4;
    private static final int LAST = 8;

    private final Catalogue catalogue;

    /** With the codes of a catalogue. */
    public Drafts(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The diagnosis, revision 0, without causes. */
    public Diagnosis draft(DiagnosisEntry entry, Request request, Problem problem, Presence presence, boolean ownLog) {
        var telling = telling(entry, problem);
        var hresult = hresult(entry, problem);
        var host = host(entry, problem);
        var firstSeen =
                problem.since() != null ? problem.since() : telling.get(0).time();
        return new Diagnosis(
                Ids.of("diagnosis", request.id()),
                0,
                entry.code(),
                Objects.requireNonNullElse(entry.verdict(), problem.verdict()),
                State.OPEN,
                entry.severity(),
                Objects.requireNonNullElse(request.workflow(), entry.workflow()),
                step(entry, problem),
                entry.scope(),
                request.first().tenant(),
                host,
                request.device(),
                request.user(),
                request.profile(),
                request.id(),
                request.identifiers(),
                firstSeen,
                lastSeen(request, firstSeen),
                problem.since(),
                problem.deadline(),
                request.attempts(),
                confidence(request, problem),
                entry.title(),
                explanation(entry, request, problem, host, hresult),
                List.of(),
                evidence(request.observations()),
                notSeen(request, presence, ownLog),
                null,
                entry.references());
    }

    private static Instant lastSeen(Request request, Instant firstSeen) {
        var last = request.last().time();
        return last.isBefore(firstSeen) ? firstSeen : last;
    }

    private static String step(DiagnosisEntry entry, Problem problem) {
        return problem.step().isEmpty() ? Objects.requireNonNullElse(entry.step(), "") : problem.step();
    }

    /** The observations that say what is wrong; all live ones when it is an absence. */
    private static List<Observation> telling(DiagnosisEntry entry, Problem problem) {
        var matched = problem.live().stream()
                .filter(seen -> entry.when().any().stream().anyMatch(match -> Naming.fits(match, seen)))
                .toList();
        if (!matched.isEmpty()) {
            return matched;
        }
        var bad = problem.live().stream()
                .filter(seen -> seen.outcome() != Outcome.REACHED && seen.outcome() != Outcome.NOTED)
                .toList();
        return bad.isEmpty() ? problem.live() : bad;
    }

    private static @Nullable String host(DiagnosisEntry entry, Problem problem) {
        if (problem.verdict() != Verdict.FAILED && problem.host() != null) {
            return problem.host();
        }
        return telling(entry, problem).stream()
                .map(Observation::host)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(problem.host());
    }

    private static @Nullable Integer hresult(DiagnosisEntry entry, Problem problem) {
        return telling(entry, problem).stream()
                .map(Observation::hresult)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> problem.live().stream()
                        .map(Observation::hresult)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse(null);
    }

    /** Exact joins carry it; a join by time alone is weaker; a CA's record without a request is weakest. */
    private static Confidence confidence(Request request, Problem problem) {
        if (request.workflow() == null) {
            return Confidence.LOW;
        }
        var byTime = problem.live().stream().anyMatch(seen -> seen.join() == Observation.Join.TIME);
        return byTime || problem.verdict() == Verdict.BLIND ? Confidence.MEDIUM : Confidence.HIGH;
    }

    private String explanation(
            DiagnosisEntry entry, Request request, Problem problem, @Nullable String host, @Nullable Integer hresult) {
        var code = Optional.ofNullable(hresult).map(catalogue.codes()::phrase);
        var template = entry.explanation().strip();
        var text = template.replace("{host}", host == null ? "the server" : host)
                .replace("{device}", request.device() == null ? "the device" : request.device())
                .replace("{profile}", request.profile() == null ? "the profile" : request.profile())
                .replace("{hresult}", code.orElse("no code"))
                .replace("{attempts}", Integer.toString(request.attempts()))
                .replace("{step}", step(entry, problem));
        return code.isEmpty() || template.contains("{hresult}")
                ? text
                : "%s The record names %s.".formatted(text, code.get());
    }

    private static List<Evidence> evidence(List<Observation> observations) {
        var all = observations.stream().map(Observation::evidence).toList();
        if (all.size() <= FIRST + LAST) {
            return all;
        }
        var some = new ArrayList<>(all.subList(0, FIRST));
        some.addAll(all.subList(all.size() - LAST, all.size()));
        return some;
    }

    private static List<String> notSeen(Request request, Presence presence, boolean ownLog) {
        var missing = new ArrayList<String>();
        if (!ownLog && request.device() != null) {
            missing.add("log of device %s: no source".formatted(request.device()));
        }
        for (var origin : List.of(Origin.IIS, Origin.CONNECTOR, Origin.CA)) {
            var matters = origin != Origin.IIS || "scep".equals(request.workflow());
            if (matters && !presence.exists(origin)) {
                missing.add(BlindSpots.noSource(origin));
            }
        }
        var candidates = candidates(request.observations());
        if (!candidates.isEmpty()) {
            missing.add("which request it is: it fits those of devices " + String.join(", ", candidates));
        }
        return missing;
    }

    /** The devices that observations may be of when they fit several; else none. */
    public static Set<String> candidates(List<Observation> observations) {
        var candidates = new TreeSet<String>();
        for (var seen : observations) {
            for (var identifier : seen.identifiers()) {
                if (identifier.kind() == IdentifierKind.CANDIDATE) {
                    candidates.add(identifier.value());
                }
            }
        }
        return candidates;
    }
}
