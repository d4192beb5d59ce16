/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.event.FixedMap;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one certificate request.
 *
 * @param id stable: the same observations give the same id
 * @param workflow null for a CA's records that belong to no known request
 * @param ordinal which of the requests of a month for the same profile it is, from 0
 * @param observations in order of time, never empty
 */
public record Request(
        String id, @Nullable String workflow, @Nullable String profile, int ordinal, List<Observation> observations) {
    /** All kinds but those that only serve to join, in the order of their names. */
    private static final List<IdentifierKind> TOLD = EnumSet.complementOf(
                    EnumSet.of(IdentifierKind.THREAD, IdentifierKind.SUBMITTER, IdentifierKind.CANDIDATE))
            .stream()
            .sorted(Comparator.comparing(IdentifierKind::id))
            .toList();

    public Request {
        observations = List.copyOf(observations);
    }

    /** The first observation. */
    public Observation first() {
        return observations.get(0);
    }

    /** The last observation. */
    public Observation last() {
        return observations.get(observations.size() - 1);
    }

    /** The device, when any observation names it. */
    public @Nullable String device() {
        return firstOf(Observation::device);
    }

    /** The device's platform, when any observation tells it. */
    public @Nullable Platform platform() {
        return firstOf(Observation::platform);
    }

    /** The user, when any observation names one. */
    public @Nullable String user() {
        return firstOf(seen -> seen.named(IdentifierKind.USER));
    }

    private <T> @Nullable T firstOf(Function<Observation, @Nullable T> property) {
        for (var seen : observations) {
            var value = property.apply(seen);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The newest host of an origin that wrote of it. */
    public Optional<String> lastHost(Origin origin) {
        for (var i = observations.size() - 1; i >= 0; i--) {
            var seen = observations.get(i);
            if (seen.origin() == origin && seen.host() != null) {
                return Optional.of(seen.host());
            }
        }
        return Optional.empty();
    }

    /** Whether any log of this origin tells of it. */
    public boolean seenBy(Origin origin) {
        for (var seen : observations) {
            if (seen.origin() == origin) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these kinds of logs of an origin tells of it. */
    boolean isSeenBy(Origin origin, Set<String> families) {
        for (var seen : observations) {
            if (seen.origin() == origin && families.contains(seen.family())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any observation carries an identifier of this kind. */
    public boolean has(IdentifierKind kind) {
        for (var seen : observations) {
            if (seen.named(kind) != null) {
                return true;
            }
        }
        return false;
    }

    /** Tries that failed, at least one: records within two seconds tell of the same try. */
    public int attempts() {
        var tries = 0;
        Observation before = null;
        for (var seen : observations) {
            if (seen.outcome() == Outcome.RETRY || seen.outcome() == Outcome.FAILED) {
                if (before == null || seen.time().isAfter(before.time().plusSeconds(2))) {
                    tries++;
                }
                before = seen;
            }
        }
        return Math.max(1, tries);
    }

    /** Its identifiers by kind, for output. */
    public FixedMap<List<String>> identifiers() {
        var byKind = new EnumMap<IdentifierKind, List<String>>(IdentifierKind.class);
        for (var seen : observations) {
            for (var identifier : seen.identifiers()) {
                add(byKind, identifier.kind(), identifier.value());
            }
        }
        var device = device();
        if (device != null) {
            add(byKind, IdentifierKind.DEVICE, device);
        }
        var told = new FixedMap.Maker<List<String>>(byKind.size());
        for (var kind : TOLD) {
            var values = byKind.get(kind);
            if (values != null) {
                told.add(kind.id(), values);
            }
        }
        return told.made();
    }

    /** Nearly always there is one value of a kind. */
    private static void add(Map<IdentifierKind, List<String>> byKind, IdentifierKind kind, String value) {
        var known = byKind.get(kind);
        if (known == null) {
            byKind.put(kind, List.of(value));
        } else if (!known.contains(value)) {
            byKind.put(
                    kind,
                    Stream.concat(known.stream(), Stream.of(value)).sorted().toList());
        }
    }
}
