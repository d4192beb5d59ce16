/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which profile each observation of one device is of: its own; or, when the log has cut it, the one whole id that
 * begins like it; or, when it names none, that of an identifier both carry, else of what came last before it, else of
 * what comes next.
 */
final class Profiles {
    private static final Duration BACK = Duration.ofHours(24);
    private static final Duration AHEAD = Duration.ofMinutes(30);
    private static final String CUT = "…";
    /** What only records of one request have in common. */
    static final List<IdentifierKind> SHARED =
            List.of(IdentifierKind.TRANSACTION, IdentifierKind.THUMBPRINT, IdentifierKind.SERIAL);

    private final List<Observation> observations;
    private final boolean plain;
    private final Map<String, Same> byWorkflow = new HashMap<>();

    private Profiles(List<Observation> observations, boolean plain) {
        this.observations = observations;
        this.plain = plain;
    }

    /** Of observations in order of time. */
    static Profiles of(List<Observation> observations) {
        for (var seen : observations) {
            var profile = seen.profile();
            if (seen.workflow() != null && (profile == null || profile.endsWith(CUT))) {
                return learned(observations);
            }
        }
        return new Profiles(observations, true);
    }

    private static Profiles learned(List<Observation> observations) {
        var profiles = new Profiles(observations, false);
        for (var i = 0; i < observations.size(); i++) {
            var seen = observations.get(i);
            if (seen.workflow() != null && seen.profile() != null) {
                profiles.byWorkflow
                        .computeIfAbsent(seen.workflow(), none -> new Same())
                        .learn(i, seen);
            }
        }
        return profiles;
    }

    /** The profile of the observation at a place, or null. */
    @Nullable String of(int place) {
        var seen = observations.get(place);
        if (seen.workflow() == null) {
            return null;
        }
        var profile = seen.profile();
        if (plain) {
            return profile;
        }
        var same = byWorkflow.get(seen.workflow());
        if (same == null) {
            return profile;
        }
        var known = profile == null ? same.borrowed(place, seen) : profile;
        return known == null ? null : same.whole(known);
    }

    /** What of one workflow names a profile. */
    private static final class Same {
        private final List<Observation> members = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final Set<String> whole = new LinkedHashSet<>();
        private final Map<IdentifierKind, Map<String, Observation>> firstByIdentifier =
                new EnumMap<>(IdentifierKind.class);

        void learn(int place, Observation seen) {
            members.add(seen);
            places.add(place);
            var profile = String.valueOf(seen.profile());
            if (!profile.endsWith(CUT)) {
                whole.add(profile);
            }
            for (var kind : SHARED) {
                seen.identifier(kind)
                        .ifPresent(value -> firstByIdentifier
                                .computeIfAbsent(kind, none -> new HashMap<>())
                                .putIfAbsent(value, seen));
            }
        }

        String whole(String profile) {
            if (!profile.endsWith(CUT)) {
                return profile;
            }
            var stem = profile.substring(0, profile.length() - CUT.length());
            String found = null;
            for (var other : whole) {
                if (other.startsWith(stem)) {
                    if (found != null) {
                        return profile;
                    }
                    found = other;
                }
            }
            return found == null ? profile : found;
        }

        @Nullable String borrowed(int place, Observation seen) {
            var other = byIdentifier(seen);
            return other == null ? near(place, seen) : other.profile();
        }

        private @Nullable Observation byIdentifier(Observation seen) {
            for (var kind : SHARED) {
                var value = seen.identifier(kind);
                var known = value.isEmpty()
                        ? null
                        : firstByIdentifier.getOrDefault(kind, Map.of()).get(value.get());
                if (known != null) {
                    return known;
                }
            }
            return null;
        }

        private @Nullable String near(int place, Observation seen) {
            var next = nextAfter(place);
            var before = next == 0 ? null : members.get(next - 1);
            if (before != null && !before.time().plus(BACK).isBefore(seen.time())) {
                return before.profile();
            }
            var after = next == members.size() ? null : members.get(next);
            return after == null || after.time().minus(AHEAD).isAfter(seen.time()) ? null : after.profile();
        }

        private int nextAfter(int place) {
            var low = 0;
            var high = places.size();
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (places.get(middle) <= place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
