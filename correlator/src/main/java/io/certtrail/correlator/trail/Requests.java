/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.Ids;
import io.certtrail.correlator.signal.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts the observations of one device into its requests. */
public final class Requests {
    /** The order in which observations are taken. */
    public static final Comparator<Observation> ORDER = Requests::order;

    /** IIS writes a request down when it ends, which may be after the connector has reported it. */
    private static final Duration AFTERGLOW = Duration.ofMinutes(2);

    private final Catalogue catalogue;

    /** With the workflows of a catalogue. */
    public Requests(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private static int order(Observation one, Observation other) {
        var byTime = one.time().compareTo(other.time());
        return byTime == 0 ? one.id().compareTo(other.id()) : byTime;
    }

    private record Group(
            @Nullable String workflow, @Nullable String profile) {
        /** What the ids of its requests are made of. */
        String name() {
            return workflow == null ? "" : workflow + "/" + (profile == null ? "" : profile);
        }
    }

    /**
     * The requests in a set of observations.
     *
     * @param key what the observations have in common: a device, or an identifier of their own
     * @param observations in {@link #ORDER}
     * @param ids those made before for this key, by what they are made of; new ones are added
     */
    public List<Request> of(String key, List<Observation> observations, Map<String, String> ids) {
        var groups = new LinkedHashMap<Group, List<Observation>>();
        var profiles = Profiles.of(observations);
        for (var i = 0; i < observations.size(); i++) {
            var seen = observations.get(i);
            groups.computeIfAbsent(new Group(seen.workflow(), profiles.of(i)), none -> new ArrayList<>())
                    .add(seen);
        }
        var names = new ArrayList<>(groups.keySet());
        if (names.size() > 1) {
            names.sort(Comparator.comparing(Group::name));
        }
        var requests = new ArrayList<Request>();
        for (var group : names) {
            split(key, group, groups.getOrDefault(group, List.of()), ids, requests);
        }
        return requests;
    }

    /** The requests in a set of observations of which nothing was asked before. */
    public List<Request> of(String key, List<Observation> observations) {
        return of(key, observations, new HashMap<>());
    }

    /**
     * A start after everything went well is another request: a renewal. After a failure it is the same one, tried
     * again.
     */
    private void split(
            String key, Group group, List<Observation> members, Map<String, String> ids, List<Request> requests) {
        var ordinal = 0;
        var part = new ArrayList<Observation>();
        Instant wentWell = null;
        for (var seen : members) {
            if (wentWell != null
                    && starts(group.workflow(), seen)
                    && seen.time().isAfter(wentWell.plus(AFTERGLOW))) {
                requests.add(request(key, group, ordinal, part, ids));
                ordinal++;
                part = new ArrayList<>();
                wentWell = null;
            }
            part.add(seen);
            wentWell = ends(group.workflow(), seen) ? seen.time() : wentWell;
        }
        requests.add(request(key, group, ordinal, part, ids));
    }

    private static Request request(
            String key, Group group, int ordinal, List<Observation> part, Map<String, String> ids) {
        var name = group.name();
        var number = Integer.toString(ordinal);
        var id = ids.computeIfAbsent(name + "#" + number, none -> Ids.of("trail", key, name, number));
        return new Request(id, group.workflow(), group.profile(), part);
    }

    private boolean starts(@Nullable String workflow, Observation seen) {
        var step = seen.step();
        if (workflow == null || step == null || seen.outcome() != Outcome.REACHED) {
            return false;
        }
        var steps = catalogue.workflow(workflow);
        var first = steps.steps().get(0).id();
        return step.equals(first) || (steps.has("requested") && steps.order(step) <= steps.order("requested"));
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
            var first = first(request.observations(), step.id());
            if (first != null) {
                times.put(step.id(), first.time());
            }
        }
        return times;
    }

    private static @Nullable Observation first(List<Observation> observations, String step) {
        for (var seen : observations) {
            if (seen.outcome() == Outcome.REACHED && step.equals(seen.step())) {
                return seen;
            }
        }
        return null;
    }
}
