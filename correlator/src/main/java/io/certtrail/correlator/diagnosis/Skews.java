/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.trail.Clocks;
import io.certtrail.correlator.trail.Request;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the clocks of two computers are apart: what both write down of one SCEP transaction happens in one HTTP
 * request, so that their nearest records of it are minutes apart at most.
 */
public final class Skews {
    /** The fact that two computers' records of one transaction are too far apart. */
    public static final String APART = "source/apart";

    private static final String WRONG = "source/wrong-clock";
    private static final Duration ALIKE = Duration.ofMinutes(1);
    private static final Duration REACH = Duration.ofDays(1);
    private static final int TRANSACTIONS = 3;

    private Skews() {}

    /** Facts about the computers and devices of a request that are apart from its connector's or else its server's. */
    public static List<Observation> apart(Request request) {
        if (isOfOnePlace(request.observations())) {
            return List.of();
        }
        var facts = new ArrayList<Observation>();
        var byTransaction = new TreeMap<String, List<Observation>>();
        for (var seen : request.observations()) {
            seen.identifier(IdentifierKind.TRANSACTION)
                    .ifPresent(transaction -> byTransaction
                            .computeIfAbsent(transaction, none -> new ArrayList<>())
                            .add(seen));
        }
        byTransaction.forEach((transaction, seen) -> apart(transaction, seen, facts));
        return facts;
    }

    private static boolean isOfOnePlace(List<Observation> seen) {
        var first = HostPatterns.place(seen.get(0));
        for (var i = 1; i < seen.size(); i++) {
            if (!Objects.equals(first, HostPatterns.place(seen.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static void apart(String transaction, List<Observation> seen, List<Observation> facts) {
        var places = new TreeMap<String, List<Observation>>();
        for (var each : seen) {
            var place = HostPatterns.place(each);
            if (place != null) {
                places.computeIfAbsent(place, none -> new ArrayList<>()).add(each);
            }
        }
        if (places.size() < 2) {
            return;
        }
        var reference = reference(seen);
        if (reference == null) {
            return;
        }
        var theirs = Objects.requireNonNull(places.remove(reference));
        for (var place : places.values()) {
            var fact = fact(transaction, place, reference, theirs);
            fact.ifPresent(facts::add);
        }
    }

    private static @Nullable String reference(List<Observation> seen) {
        for (var origin : List.of(Origin.CONNECTOR, Origin.IIS)) {
            for (var each : seen) {
                if (each.origin() == origin && each.host() != null) {
                    return each.host();
                }
            }
        }
        return null;
    }

    private static Optional<Observation> fact(
            String transaction, List<Observation> own, String reference, List<Observation> theirs) {
        Observation nearest = own.get(0);
        var least = Duration.between(theirs.get(0).time(), nearest.time());
        for (var mine : own) {
            for (var other : theirs) {
                var ahead = Duration.between(other.time(), mine.time());
                if (ahead.abs().compareTo(least.abs()) < 0) {
                    least = ahead;
                    nearest = mine;
                }
            }
        }
        return least.abs().compareTo(Clocks.AGREE) <= 0
                ? Optional.empty()
                : Optional.of(apart(transaction, nearest, reference, least));
    }

    private static Observation apart(String transaction, Observation seen, String reference, Duration ahead) {
        return new Observation(
                "%s/%s/%s".formatted(APART, transaction, HostPatterns.place(seen)),
                seen.tenant(),
                seen.time(),
                APART,
                "Records of one transaction are far apart",
                null,
                null,
                Outcome.NOTED,
                Scope.HOST,
                seen.host(),
                seen.device(),
                null,
                null,
                null,
                List.of(Identifier.of(IdentifierKind.OFFSET, ahead.toSeconds() + " " + reference)),
                null,
                seen.evidence());
    }

    /** The fact that a clock is wrong, when three transactions of a day agree on by how much. */
    public static Optional<Observation> wrong(Observation apart, Facts facts) {
        var mine = offset(apart);
        var place = HostPatterns.place(apart);
        var alike = facts
                .find(apart.tenant(), Set.of(APART), place, apart.time().minus(REACH), apart.time())
                .stream()
                .map(Skews::offset)
                .filter(other -> other.getKey().equals(mine.getKey())
                        && Math.abs(other.getValue() - mine.getValue()) <= ALIKE.toSeconds())
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (alike.size() < TRANSACTIONS) {
            return Optional.empty();
        }
        var ahead = Duration.ofSeconds(alike.get(alike.size() / 2));
        var words = "%s %s that of %s, as %d transactions show that both wrote down"
                .formatted(words(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of", mine.getKey(), alike.size());
        return Optional.of(Observation.fact(
                "%s/%s/%s".formatted(WRONG, apart.id(), mine.getKey()),
                apart.tenant(),
                apart.time(),
                WRONG,
                words,
                Outcome.FAILED,
                apart.host(),
                apart.device(),
                apart.evidence()));
    }

    private static String words(Duration span) {
        return span.toHours() > 0
                ? "%d h %d min %d s".formatted(span.toHours(), span.toMinutesPart(), span.toSecondsPart())
                : "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart());
    }

    private static Map.Entry<String, Long> offset(Observation apart) {
        var text = apart.identifier(IdentifierKind.OFFSET).orElseThrow();
        var space = text.indexOf(' ');
        return Map.entry(text.substring(space + 1), Long.parseLong(text.substring(0, space)));
    }
}
