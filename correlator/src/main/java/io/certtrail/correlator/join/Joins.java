/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.join;

import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.signal.Observation.Join;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which request a record without a device belongs to: the rules, as functions of the links known. */
public final class Joins {
    /** How long a record waits for its link, in event time. */
    public static final Duration HOLD = Duration.ofMinutes(2);

    /** A trace names the device at the end of an attempt; the lines before it are at most this much older. */
    private static final Duration THREAD_SPAN = Duration.ofSeconds(60);

    private static final int MOST_CANDIDATES = 5;
    private static final List<IdentifierKind> EXACT = List.of(
            IdentifierKind.TRANSACTION,
            IdentifierKind.CONNECTOR_REQUEST,
            IdentifierKind.THUMBPRINT,
            IdentifierKind.SERIAL);
    private static final List<IdentifierKind> CERTIFICATE = List.of(IdentifierKind.SERIAL, IdentifierKind.THUMBPRINT);

    private Joins() {}

    /**
     * Where a record without a device waits for its link; empty when nothing in it could join. At the first it goes on
     * alone when no link comes.
     */
    public static Set<String> waitsAt(Observation floating) {
        if (floating.origin() == Origin.CA) {
            return authorityWaitsAt(floating);
        }
        for (var kind : EXACT) {
            var value = floating.identifier(kind);
            if (value.isPresent()) {
                return Set.of(key(floating.tenant(), kind, value.get()));
            }
        }
        return floating.identifier(IdentifierKind.THREAD)
                .map(thread -> Set.of(key(floating.tenant(), IdentifierKind.THREAD, thread)))
                .orElse(Set.of());
    }

    /** The CA's records meet who submitted the request, and who names the certificate, be it hours later. */
    private static Set<String> authorityWaitsAt(Observation floating) {
        var keys = new LinkedHashSet<String>();
        if (floating.workflow() == null) {
            keys.addAll(Submissions.minutes(floating));
        }
        for (var kind : CERTIFICATE) {
            floating.identifier(kind).ifPresent(value -> keys.add(key(floating.tenant(), kind, value)));
        }
        return keys;
    }

    /** Whether it is decided at a key whom a record belongs to; else it only tells more of others that wait there. */
    public static boolean decidesAt(String key, Observation floating) {
        return floating.origin() != Origin.CA || !isByTime(key) || key.equals(Submissions.home(floating));
    }

    /** Whether a record goes on alone when no link comes at a key. */
    public static boolean isHome(String key, Observation floating) {
        return floating.origin() != Origin.CA
                || key.equals(waitsAt(floating).iterator().next());
    }

    /** How a key joins those that wait there to the links. */
    public static Join how(String key, Observation floating) {
        if (isOfSubmissions(key)) {
            return Join.TIME;
        }
        if (isByTime(key)) {
            return Join.THREAD;
        }
        if (floating.origin() != Origin.CA) {
            return Join.IDENTIFIER;
        }
        return key.startsWith(IdentifierKind.SERIAL.id(), key.indexOf('/') + 1) ? Join.SERIAL : Join.THUMBPRINT;
    }

    /** Where a record that names its device leaves links. */
    public static List<String> linksAt(Observation anchor) {
        var keys = new ArrayList<String>(4);
        for (var kind : EXACT) {
            addKey(anchor, kind, keys);
        }
        addKey(anchor, IdentifierKind.THREAD, keys);
        Submissions.addMinutes(anchor, keys);
        return keys;
    }

    private static void addKey(Observation anchor, IdentifierKind kind, List<String> keys) {
        var value = anchor.named(kind);
        if (value != null) {
            keys.add(key(anchor.tenant(), kind, value));
        }
    }

    /** The key under which a record goes on alone when no link comes. */
    public static String alone(Observation floating) {
        for (var kind : List.of(IdentifierKind.CA_REQUEST, IdentifierKind.TRANSACTION, IdentifierKind.THREAD)) {
            var value = floating.identifier(kind);
            if (value.isPresent()) {
                return key(floating.tenant(), kind, value.get());
            }
        }
        return floating.tenant() + "/event/" + floating.id();
    }

    /** The key of a device. */
    public static String device(String tenant, String device) {
        return key(
                tenant,
                IdentifierKind.DEVICE,
                Identifier.of(IdentifierKind.DEVICE, device).value());
    }

    private static String key(String tenant, IdentifierKind kind, String value) {
        return tenant + "/" + kind.id() + "/" + value;
    }

    /**
     * The request a record belongs to, from the links at a key that fit it; empty while there is none, or more than
     * one.
     */
    public static Optional<Observation> join(String key, Observation floating, List<Observation> fitting) {
        var how = how(key, floating);
        var found = how == Join.THREAD ? next(floating, fitting) : single(fitting, floating);
        return found.map(anchor -> floating.joined(anchor, how));
    }

    private static Optional<Observation> next(Observation floating, List<Observation> anchors) {
        return anchors.stream()
                .filter(anchor -> within(floating.time(), anchor.time(), Duration.ZERO, THREAD_SPAN))
                .min(Observation.BY_TIME);
    }

    /** The devices that a record which joins nobody may be of, where they are several: the nearest first. */
    public static List<String> candidates(String key, Observation floating, List<Observation> fitting) {
        if (how(key, floating) == Join.THREAD) {
            return List.of();
        }
        var devices = nearestFirst(fitting, floating).stream()
                .map(Observation::device)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_CANDIDATES)
                .toList();
        return devices.size() < 2 ? List.of() : devices;
    }

    /** A record that joins nobody, and says whom it may be of. */
    public static Observation apart(Observation floating, List<String> candidates) {
        return floating.with(candidates.stream()
                .map(device -> Identifier.of(IdentifierKind.CANDIDATE, device))
                .toList());
    }

    private static boolean within(Instant from, Instant time, Duration before, Duration after) {
        return !time.isBefore(from.minus(before)) && !time.isAfter(from.plus(after));
    }

    /** The anchor nearest in time, provided all of them are of one request. */
    private static Optional<Observation> single(List<Observation> anchors, Observation floating) {
        var requests = new LinkedHashSet<String>();
        var sorted = nearestFirst(anchors, floating);
        sorted.forEach(anchor -> requests.add(String.valueOf(anchor.device())));
        if (requests.size() != 1) {
            return Optional.empty();
        }
        // An anchor that names the profile says more than one that does not.
        return sorted.stream()
                .filter(anchor -> anchor.profile() != null)
                .findFirst()
                .or(() -> sorted.stream().findFirst());
    }

    private static List<Observation> nearestFirst(List<Observation> anchors, Observation floating) {
        var sorted = new ArrayList<>(anchors);
        sorted.sort(Comparator.comparing((Observation anchor) ->
                        Duration.between(floating.time(), anchor.time()).abs())
                .thenComparing(Observation.BY_TIME));
        return sorted;
    }

    /** How far in time a link at a key may lie at most; null when an identifier joins it, at any distance. */
    public static @Nullable Duration reach(String key) {
        if (isOfSubmissions(key)) {
            return Submissions.REACH;
        }
        return isByTime(key) ? THREAD_SPAN : null;
    }

    /** Whether a key is a minute of submissions. */
    public static boolean isOfSubmissions(String key) {
        return key.startsWith("submit/", key.indexOf('/') + 1);
    }

    /** Whether a key holds many requests, told apart by the time of their links. */
    public static boolean isByTime(String key) {
        return isOfSubmissions(key) || key.startsWith("thread/", key.indexOf('/') + 1);
    }
}
