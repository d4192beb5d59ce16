/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether facts of hosts have the signature of a diagnosis of a host. */
public final class HostPatterns {
    /** What a fact's signal is called that an open diagnosis of a request is turned into. */
    public static final String DIAGNOSIS = "diagnosis/";

    private HostPatterns() {}

    /** The facts of a span of time, in order. */
    public interface Facts {
        /** All facts of a tenant from one time to another, both included. */
        List<Observation> between(String tenant, Instant from, Instant to);
    }

    /** Whose a fact is: the device's for a device's log, else the host's; null when it names none. */
    public static @Nullable String place(Observation fact) {
        return fact.origin() == Origin.DEVICE && fact.device() != null ? fact.device() : fact.host();
    }

    /** Whether this fact may complete the signature. */
    public static boolean concerns(DiagnosisEntry entry, Observation fact) {
        return tells(entry, fact)
                || entry.when().all().stream().anyMatch(match -> !match.elsewhere() && Naming.fits(match, fact));
    }

    /**
     * The facts that tell of the trouble, in order of time, the given one being the newest; empty while the signature
     * is not complete.
     */
    public static List<Observation> telling(DiagnosisEntry entry, Observation fact, Facts facts) {
        var when = entry.when();
        if (when.all().isEmpty() && when.none().isEmpty() && when.atLeast() <= 1) {
            return tells(entry, fact) ? List.of(fact) : List.of();
        }
        var around = facts.between(fact.tenant(), fact.time().minus(span(entry)), fact.time());
        var telling = new ArrayList<Observation>();
        around.stream()
                .filter(seen -> samePlace(seen, fact) && tells(entry, seen) && within(when.within(), seen, fact))
                .forEach(telling::add);
        if (telling.size() < Math.max(1, when.atLeast())) {
            return List.of();
        }
        for (var match : when.all()) {
            var proof = find(match, fact, around);
            if (proof.isEmpty()) {
                return List.of();
            }
            telling.add(proof.get());
        }
        if (when.none().stream().anyMatch(match -> find(match, fact, around).isPresent())) {
            return List.of();
        }
        return telling.stream().distinct().sorted(Observation.BY_TIME).toList();
    }

    /** Whether this fact forbids what was last seen a while before it. */
    public static boolean refutes(DiagnosisEntry entry, Observation fact, Instant lastSeen) {
        return entry.when().none().stream()
                .filter(match -> !match.elsewhere() && Naming.fits(match, fact))
                .map(match -> match.within() == null ? Causes.NEAR : match.within())
                .anyMatch(within -> !fact.time().isAfter(lastSeen.plus(within)));
    }

    private static boolean tells(DiagnosisEntry entry, Observation fact) {
        return entry.when().any().stream().anyMatch(match -> Naming.fits(match, fact))
                || (fact.signal().startsWith(DIAGNOSIS)
                        && entry.when().diagnoses().contains(fact.signal().substring(DIAGNOSIS.length())));
    }

    private static Optional<Observation> find(Match match, Observation fact, List<Observation> around) {
        return around.stream()
                .filter(seen -> match.elsewhere() ? otherHost(seen, fact) : samePlace(seen, fact))
                .filter(seen -> Naming.fits(match, seen) && within(match.within(), seen, fact))
                .findFirst();
    }

    private static boolean within(@Nullable Duration span, Observation seen, Observation fact) {
        return !seen.time().isBefore(fact.time().minus(span == null ? Causes.NEAR : span));
    }

    private static boolean samePlace(Observation one, Observation other) {
        return Objects.equals(place(one), place(other));
    }

    private static boolean otherHost(Observation one, Observation other) {
        return one.host() != null && !one.host().equals(other.host());
    }

    private static Duration span(DiagnosisEntry entry) {
        var when = entry.when();
        return Stream.concat(
                        Stream.of(when.within() == null ? Causes.NEAR : when.within()),
                        Stream.concat(when.all().stream(), when.none().stream())
                                .map(Match::within)
                                .filter(Objects::nonNull))
                .max(Duration::compareTo)
                .orElse(Causes.NEAR);
    }
}
