/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.identity.Ids;
import io.certtrail.correlator.signal.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts the observations of one device into its requests. */
public final class Requests {
    /** The order in which observations are taken. */
    public static final Comparator<Observation> ORDER =
            Comparator.comparing(Observation::time).thenComparing(Observation::id);

    private static final Duration BACK = Duration.ofHours(24);
    private static final Duration AHEAD = Duration.ofMinutes(30);
    /** IIS writes a request down when it ends, which may be after the connector has reported it. */
    private static final Duration AFTERGLOW = Duration.ofMinutes(2);

    private static final String CUT = "…";

    private final Catalogue catalogue;

    /** With the workflows of a catalogue. */
    public Requests(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The requests in a set of observations.
     *
     * @param key what the observations have in common: a device, or an identifier of their own
     * @param observations in {@link #ORDER}
     */
    public List<Request> of(String key, List<Observation> observations) {
        var groups = new TreeMap<String, List<Observation>>();
        var profiled = observations.stream()
                .filter(seen -> seen.workflow() != null && seen.profile() != null)
                .toList();
        for (var seen : observations) {
            groups.computeIfAbsent(group(seen, profiled), none -> new ArrayList<>())
                    .add(seen);
        }
        var requests = new ArrayList<Request>();
        groups.forEach((group, members) -> requests.addAll(split(key, group, members)));
        return requests;
    }

    private static String group(Observation seen, List<Observation> profiled) {
        var workflow = seen.workflow();
        if (workflow == null) {
            return "";
        }
        var same = profiled.stream()
                .filter(other -> workflow.equals(other.workflow()))
                .toList();
        var profile = seen.profile() == null ? borrowed(seen, same) : Optional.of(whole(seen.profile(), same));
        return workflow + "/" + profile.orElse("");
    }

    /** A profile id that the log has cut is the one whole id that begins like it. */
    private static String whole(String profile, List<Observation> same) {
        if (!profile.endsWith(CUT)) {
            return profile;
        }
        var stem = profile.substring(0, profile.length() - CUT.length());
        var whole = same.stream()
                .map(other -> String.valueOf(other.profile()))
                .filter(other -> !other.endsWith(CUT) && other.startsWith(stem))
                .distinct()
                .toList();
        return whole.size() == 1 ? whole.get(0) : profile;
    }

    /** The profile of an observation that names none: by an identifier both carry, else by what came last before it. */
    private static Optional<String> borrowed(Observation seen, List<Observation> same) {
        return byIdentifier(seen, same)
                .or(() -> before(seen, same))
                .or(() -> after(seen, same))
                .map(other -> whole(String.valueOf(other.profile()), same));
    }

    private static Optional<Observation> byIdentifier(Observation seen, List<Observation> same) {
        for (var kind : List.of(IdentifierKind.TRANSACTION, IdentifierKind.THUMBPRINT, IdentifierKind.SERIAL)) {
            var value = seen.identifier(kind);
            var found = value.isEmpty()
                    ? Optional.<Observation>empty()
                    : same.stream()
                            .filter(other -> other.identifier(kind).equals(value))
                            .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Observation> before(Observation seen, List<Observation> same) {
        return same.stream()
                .filter(other -> ORDER.compare(other, seen) <= 0)
                .filter(other -> !other.time().plus(BACK).isBefore(seen.time()))
                .reduce((earlier, later) -> later);
    }

    private static Optional<Observation> after(Observation seen, List<Observation> same) {
        return same.stream()
                .filter(other -> ORDER.compare(other, seen) > 0)
                .filter(other -> !other.time().minus(AHEAD).isAfter(seen.time()))
                .findFirst();
    }

    /**
     * A start after everything went well is another request: a renewal. After a failure it is the same one, tried
     * again.
     */
    private List<Request> split(String key, String group, List<Observation> members) {
        var slash = group.indexOf('/');
        var workflow = slash < 0 ? null : group.substring(0, slash);
        var profile = slash < 0 || slash + 1 == group.length() ? null : group.substring(slash + 1);
        var parts = new ArrayList<List<Observation>>();
        var part = new ArrayList<Observation>();
        Instant wentWell = null;
        for (var seen : members) {
            if (wentWell != null && seen.time().isAfter(wentWell.plus(AFTERGLOW)) && starts(workflow, seen)) {
                parts.add(part);
                part = new ArrayList<>();
                wentWell = null;
            }
            part.add(seen);
            wentWell = ends(workflow, seen) ? seen.time() : wentWell;
        }
        parts.add(part);
        var requests = new ArrayList<Request>();
        for (var ordinal = 0; ordinal < parts.size(); ordinal++) {
            var id = Ids.of("trail", key, group, Integer.toString(ordinal));
            requests.add(new Request(id, workflow, profile, parts.get(ordinal)));
        }
        return requests;
    }

    private boolean starts(@Nullable String workflow, Observation seen) {
        if (workflow == null || seen.step() == null || seen.outcome() != Outcome.REACHED) {
            return false;
        }
        var steps = catalogue.workflow(workflow);
        var first = steps.steps().get(0).id();
        return seen.step().equals(first)
                || (steps.has("requested") && steps.order(seen.step()) <= steps.order("requested"));
    }

    private boolean ends(@Nullable String workflow, Observation seen) {
        return workflow != null
                && seen.step() != null
                && seen.outcome() == Outcome.REACHED
                && catalogue.workflow(workflow).done().contains(seen.step());
    }

    /** First time each step was reached, in workflow order. */
    Map<String, Instant> reached(Request request) {
        var times = new LinkedHashMap<String, Instant>();
        if (request.workflow() == null) {
            return times;
        }
        for (var step : catalogue.workflow(request.workflow()).steps()) {
            request.observations().stream()
                    .filter(seen ->
                            seen.outcome() == Outcome.REACHED && step.id().equals(seen.step()))
                    .findFirst()
                    .ifPresent(seen -> times.put(step.id(), seen.time()));
        }
        return times;
    }
}
