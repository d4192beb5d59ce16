/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Outcome;
import io.certtrail.catalogue.Step;
import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.identity.Ids;
import io.certtrail.correlator.identity.Subjects;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.signal.Observation.Join;
import io.certtrail.schemas.event.FixedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts the observations of one device into its requests. */
public final class Requests {
    /** The order in which observations are taken. */
    public static final Comparator<Observation> ORDER = Requests::order;

    /** IIS writes a request down when it ends, which may be after the connector has reported it. */
    private static final Duration AFTERGLOW = Duration.ofMinutes(2);

    private static final int DAY_SECONDS = 86_400;

    private final Catalogue catalogue;
    private long lastDay;
    private YearMonth lastMonth = YearMonth.from(LocalDate.EPOCH);

    /** With the workflows of a catalogue. */
    public Requests(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private static int order(Observation one, Observation other) {
        var byTime = one.time().compareTo(other.time());
        return byTime == 0 ? one.id().compareTo(other.id()) : byTime;
    }

    private record Group(
            @Nullable String workflow, @Nullable String profile, List<Observation> members) {
        boolean is(@Nullable String itsWorkflow, @Nullable String itsProfile) {
            return Objects.equals(workflow, itsWorkflow) && Objects.equals(profile, itsProfile);
        }

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
     * @param before the requests found before under this key
     */
    public List<Request> of(String key, List<Observation> observations, List<Request> before) {
        var groups = new ArrayList<Group>();
        var profiles = Profiles.of(observations);
        for (var i = 0; i < observations.size(); i++) {
            var seen = observations.get(i);
            group(groups, seen.workflow(), profiles.of(i)).members().add(seen);
        }
        if (groups.size() > 1) {
            groups.sort(Comparator.comparing(Group::name));
        }
        var requests = new ArrayList<Request>();
        for (var group : groups) {
            split(key, group, before, requests);
        }
        return requests;
    }

    private static Group group(List<Group> groups, @Nullable String workflow, @Nullable String profile) {
        for (var i = groups.size() - 1; i >= 0; i--) {
            if (groups.get(i).is(workflow, profile)) {
                return groups.get(i);
            }
        }
        var group = new Group(workflow, profile, new ArrayList<>());
        groups.add(group);
        return group;
    }

    /**
     * A start after everything went well is another request: a renewal. After a failure it is the same one, tried
     * again. A CA that was restored gives its request ids anew: records of one id that name other subjects or keys are
     * of another request.
     */
    private void split(String key, Group group, List<Request> before, List<Request> requests) {
        var parts = new ArrayList<List<Observation>>();
        var part = new ArrayList<Observation>();
        Instant wentWell = null;
        for (var seen : group.members()) {
            var isRenewed = wentWell != null
                    && starts(group.workflow(), seen)
                    && seen.time().isAfter(wentWell.plus(AFTERGLOW));
            if (isRenewed || (group.workflow() == null && !mayBeOf(part, seen))) {
                add(parts, part);
                part = new ArrayList<>();
                wentWell = null;
            }
            part.add(seen);
            wentWell = ends(group.workflow(), seen) ? seen.time() : wentWell;
        }
        add(parts, part);
        YearMonth month = null;
        var ordinal = 0;
        for (var each : parts) {
            var itsMonth = month(each.get(0));
            ordinal = itsMonth.equals(month) ? ordinal + 1 : 0;
            month = itsMonth;
            requests.add(request(key, group, ordinal, Certificates.ofOne(each), before));
        }
    }

    /** The month in which it began; mostly that of the one before. */
    private YearMonth month(Observation first) {
        var day = Math.floorDiv(first.time().getEpochSecond(), DAY_SECONDS);
        if (day != lastDay) {
            lastDay = day;
            lastMonth = YearMonth.from(LocalDate.ofEpochDay(day));
        }
        return lastMonth;
    }

    /** Whether a CA's record names nobody but whom the others of its request id name. */
    private static boolean mayBeOf(List<Observation> part, Observation seen) {
        for (var other : part) {
            if (differ(commonName(other), commonName(seen)) || differ(key(other), key(seen))) {
                return false;
            }
        }
        return true;
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equalsIgnoreCase(other);
    }

    private static @Nullable String key(Observation seen) {
        return seen.named(IdentifierKind.SKI);
    }

    private static @Nullable String commonName(Observation seen) {
        return seen.identifier(IdentifierKind.SUBJECT).map(Subjects::commonName).orElse(null);
    }

    /**
     * A renewal has a key and a certificate of its own: with the same one it is a clock that is wrong, as it is with
     * the two halves of one request.
     */
    private static void add(List<List<Observation>> parts, List<Observation> part) {
        var last = parts.isEmpty() ? List.<Observation>of() : parts.get(parts.size() - 1);
        if (!last.isEmpty() && (!Collections.disjoint(ofOne(last), ofOne(part)) || Clocks.areHalves(last, part))) {
            last.addAll(part);
        } else {
            parts.add(part);
        }
    }

    /** The transactions and certificates that the records of a part name, but for those that only their time joined. */
    private static Set<Identifier> ofOne(List<Observation> part) {
        var named = new HashSet<Identifier>();
        for (var seen : part) {
            for (var identifier : seen.join() == Join.TIME ? List.<Identifier>of() : seen.identifiers()) {
                if (Profiles.SHARED.contains(identifier.kind())) {
                    named.add(identifier);
                }
            }
        }
        return named;
    }

    /**
     * The same records give the same id, also when all else of them was forgotten; a renewal in a year has another. An
     * id is a hash, so one that is known already is taken.
     */
    private Request request(String key, Group group, int ordinal, List<Observation> part, List<Request> before) {
        var month = month(part.get(0));
        for (var known : before) {
            if (known.ordinal() == ordinal
                    && group.is(known.workflow(), known.profile())
                    && month(known.first()).equals(month)) {
                return new Request(known.id(), known.workflow(), known.profile(), ordinal, part);
            }
        }
        var id = Ids.of("trail", key, group.name(), month.toString(), Integer.toString(ordinal));
        return new Request(id, group.workflow(), group.profile(), ordinal, part);
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
    FixedMap<Instant> reached(Request request) {
        if (request.workflow() == null) {
            return FixedMap.of(Map.of());
        }
        var steps = catalogue.workflow(request.workflow()).steps();
        var first = new Instant[steps.size()];
        for (var seen : request.observations()) {
            var order = seen.outcome() == Outcome.REACHED ? order(steps, seen.step()) : -1;
            if (order >= 0 && first[order] == null) {
                first[order] = seen.time();
            }
        }
        var times = new FixedMap.Maker<Instant>(request.observations().size());
        for (var order = 0; order < first.length; order++) {
            if (first[order] != null) {
                times.add(steps.get(order).id(), first[order]);
            }
        }
        return times.made();
    }

    private static int order(List<Step> steps, @Nullable String step) {
        for (var i = 0; step != null && i < steps.size(); i++) {
            if (steps.get(i).id().equals(step)) {
                return i;
            }
        }
        return -1;
    }
}
