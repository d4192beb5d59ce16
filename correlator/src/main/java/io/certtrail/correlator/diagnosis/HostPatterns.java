/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether facts of hosts have the signature of a diagnosis of a host. */
public final class HostPatterns {
    /** What a fact's signal is called that an open diagnosis of a request is turned into. */
    public static final String DIAGNOSIS = "diagnosis/";

    private HostPatterns() {}

    /** Whose a fact is: the device's for a device's log, else the host's; null when it names none. */
    public static @Nullable String place(Observation fact) {
        return fact.origin() == Origin.DEVICE && fact.device() != null ? fact.device() : fact.host();
    }

    /** Whether this fact may complete the signature. */
    public static boolean concerns(DiagnosisEntry entry, Observation fact) {
        return tells(entry, fact)
                || entry.when().all().stream().anyMatch(match -> !match.elsewhere() && Naming.fits(match, fact));
    }

    /** Facts of other hosts for whose trouble this fact, which they do not show, may be what was missing. */
    public static List<Observation> elsewhere(DiagnosisEntry entry, Observation fact, Facts facts) {
        var asked = entry.when().all().stream().anyMatch(match -> match.elsewhere() && Naming.fits(match, fact));
        return asked
                ? facts
                        .find(
                                fact.tenant(),
                                names(entry),
                                null,
                                from(entry.when().within(), fact.time()),
                                fact.time())
                        .stream()
                        .filter(seen -> place(seen) != null && !samePlace(seen, fact) && tells(entry, seen))
                        .toList()
                : List.of();
    }

    /**
     * The facts that tell of the trouble, in order of time; empty while the signature is not complete.
     *
     * @param fact the one whose host is judged, or whose device: it names one
     * @param at time of the newest fact
     */
    public static List<Observation> telling(DiagnosisEntry entry, Observation fact, Instant at, Facts facts) {
        var when = entry.when();
        if (when.all().isEmpty() && when.none().isEmpty() && when.atLeast() <= 1) {
            return tells(entry, fact) ? List.of(fact) : List.of();
        }
        var telling = new ArrayList<Observation>();
        facts.find(fact.tenant(), names(entry), place(fact), from(when.within(), at), at).stream()
                .filter(seen -> tells(entry, seen))
                .forEach(telling::add);
        if (telling.size() < Math.max(1, when.atLeast())) {
            return List.of();
        }
        for (var match : when.all()) {
            var proof = find(match, fact, at, facts);
            if (proof.isEmpty()) {
                return List.of();
            }
            telling.add(proof.get());
        }
        if (when.none().stream().anyMatch(match -> find(match, fact, at, facts).isPresent())) {
            return List.of();
        }
        return telling.stream().distinct().sorted(Observation.BY_TIME).toList();
    }

    /** Names of the signals that tell of it; empty when a match asks for a text or a code alone. */
    private static Set<String> names(DiagnosisEntry entry) {
        var when = entry.when();
        var names = new HashSet<>(when.signalsOfAny());
        if (names.isEmpty() && !when.any().isEmpty()) {
            return Set.of();
        }
        when.diagnoses().forEach(code -> names.add(DIAGNOSIS + code));
        return names;
    }

    private static Instant from(@Nullable Duration within, Instant at) {
        return at.minus(within == null ? Causes.NEAR : within);
    }

    /** Whether this fact forbids what was last seen a while before it. */
    public static boolean refutes(DiagnosisEntry entry, Observation fact, Instant lastSeen) {
        return entry.when().none().stream()
                .filter(match -> !match.elsewhere() && Naming.fits(match, fact))
                .map(match -> match.within() == null ? Causes.NEAR : match.within())
                .anyMatch(within -> !fact.time().isAfter(lastSeen.plus(within)));
    }

    /** The first fact up to a time that ended a trouble which was last seen at another; there may be one when late. */
    public static Optional<Observation> endedBy(
            DiagnosisEntry entry, Observation fact, Instant lastSeen, Instant at, Facts facts) {
        var from = lastSeen.plus(Objects.requireNonNull(entry.calm()));
        return entry.resolvedBy().isEmpty() || from.isAfter(at)
                ? Optional.empty()
                : facts.find(fact.tenant(), entry.resolvedBy(), place(fact), from, at).stream()
                        .findFirst();
    }

    /** Whether a fact up to a time forbids what was last seen before it. */
    public static boolean isRefuted(DiagnosisEntry entry, Observation fact, Instant lastSeen, Instant at, Facts facts) {
        return entry.when().none().stream()
                .filter(match -> !match.elsewhere() && !match.signal().isEmpty())
                .flatMap(match -> facts.find(fact.tenant(), match.signal(), place(fact), lastSeen, at).stream())
                .anyMatch(seen -> refutes(entry, seen, lastSeen));
    }

    private static boolean tells(DiagnosisEntry entry, Observation fact) {
        return entry.when().any().stream().anyMatch(match -> Naming.fits(match, fact))
                || (fact.signal().startsWith(DIAGNOSIS)
                        && entry.when().diagnoses().contains(fact.signal().substring(DIAGNOSIS.length())));
    }

    private static Optional<Observation> find(Match match, Observation fact, Instant at, Facts facts) {
        var place = match.elsewhere() ? null : place(fact);
        return facts.find(fact.tenant(), match.signal(), place, from(match.within(), at), at).stream()
                .filter(seen -> !match.elsewhere() || otherHost(seen, fact))
                .filter(seen -> Naming.fits(match, seen))
                .findFirst();
    }

    private static boolean samePlace(Observation one, Observation other) {
        return Objects.equals(place(one), place(other));
    }

    private static boolean otherHost(Observation one, Observation other) {
        return one.host() != null && !one.host().equals(other.host());
    }
}
