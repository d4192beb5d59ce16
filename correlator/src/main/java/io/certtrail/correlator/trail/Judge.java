/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Outcome;
import io.certtrail.catalogue.Signal;
import io.certtrail.catalogue.Step;
import io.certtrail.catalogue.Workflow;
import io.certtrail.correlator.identity.Guids;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.FixedMap;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says of a request whether it goes well, failed, or waits too long: a function of its observations and of what was
 * alive.
 */
public final class Judge {
    /** How long after a deadline it is judged at the latest. */
    public static final Duration LIVENESS_KNOWN = Duration.ofMinutes(2);

    private static final Duration SUMMED_UP = Duration.ofSeconds(10);

    private final Catalogue catalogue;
    private final Requests requests;
    /** Workflow and step to the kinds of logs that can prove it of a request. */
    private final Map<String, Set<String>> proving = new HashMap<>();

    private final BiFunction<Request, Problem, @Nullable Duration> patience;

    /**
     * With a catalogue.
     *
     * @param patience how long a parked request may wait when its diagnosis has a time of its own, else null
     */
    public Judge(Catalogue catalogue, BiFunction<Request, Problem, @Nullable Duration> patience) {
        this.catalogue = catalogue;
        this.requests = new Requests(catalogue);
        this.patience = patience;
        for (var signal : catalogue.signals()) {
            if (signal.outcome() == Outcome.REACHED && signal.scope() == Scope.REQUEST && signal.step() != null) {
                proving.computeIfAbsent(signal.workflow() + "/" + signal.step(), none -> new TreeSet<>())
                        .add(Signal.family(signal.name()));
            }
        }
    }

    /**
     * The standing of a request.
     *
     * @param at event time of the judgement; the request holds nothing later
     * @param presence which logs are there
     * @param ownLog whether the device ships a log of its own
     */
    public Standing judge(Request request, Instant at, Presence presence, boolean ownLog) {
        var reached = requests.reached(request);
        var live = live(request);
        var failed = first(live, Outcome.FAILED);
        if (failed != null) {
            return new Standing(reached, false, failure(request, failed, reached, live), null);
        }
        if (request.workflow() == null) {
            return new Standing(reached, false, null, null);
        }
        var pending = first(live, Outcome.PENDING);
        if (pending != null) {
            return parked(request, reached, pending, live, at);
        }
        return waiting(new Look(request, catalogue.workflow(request.workflow()), reached, live, at, presence, ownLog));
    }

    private Problem failure(Request request, Observation first, FixedMap<Instant> reached, List<Observation> live) {
        var named = step(request, request.observations().indexOf(first));
        var step = named == null ? "" : failedStep(request, named, reached);
        return new Problem(Verdict.FAILED, step, null, null, first.host(), live);
    }

    /** A request's last word says only that it failed: when its step was reached before, the next one is meant. */
    private String failedStep(Request request, String step, FixedMap<Instant> reached) {
        if (request.workflow() == null) {
            return step;
        }
        var steps = catalogue.workflow(request.workflow()).steps();
        var order = catalogue.workflow(request.workflow()).order(step);
        while (order + 1 < steps.size() && reached.containsKey(steps.get(order).id())) {
            order++;
        }
        return steps.get(order).id();
    }

    private static @Nullable Observation first(List<Observation> observations, Outcome outcome) {
        for (var seen : observations) {
            if (seen.outcome() == outcome) {
                return seen;
            }
        }
        return null;
    }

    /** Failures, retries and pendings that no later success of the same or a later step has overtaken, and all else. */
    private List<Observation> live(Request request) {
        var all = request.observations();
        var went = well(all) ? null : new Progressed(request);
        if (went == null) {
            return all;
        }
        var live = new ArrayList<Observation>(all.size());
        for (var i = 0; i < all.size(); i++) {
            var seen = all.get(i);
            if (isGood(seen) || !went.overtook(seen, step(request, i))) {
                live.add(seen);
            }
        }
        return live;
    }

    private static boolean well(List<Observation> observations) {
        for (var seen : observations) {
            if (!isGood(seen)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGood(Observation seen) {
        return seen.outcome() == Outcome.REACHED || seen.outcome() == Outcome.NOTED;
    }

    /** What of a request went on. */
    private final class Progressed {
        private final @Nullable String workflow;
        private final List<Observation> all;
        private @Nullable Instant ever;

        Progressed(Request request) {
            workflow = request.workflow();
            all = request.observations();
            for (var seen : all) {
                ever = seen.outcome() == Outcome.REACHED ? seen.time() : ever;
            }
        }

        boolean overtook(Observation seen, @Nullable String step) {
            if (step == null) {
                return ever != null && ever.isAfter(seen.time());
            }
            for (var other : all) {
                if (other.outcome() == Outcome.REACHED
                        && other.step() != null
                        && other.time().isAfter(seen.time())
                        && proves(other.step(), step)
                        && !Clocks.isAnswer(all, seen, other, asked -> leadsTo(asked, step))) {
                    return true;
                }
            }
            return false;
        }

        private boolean leadsTo(Observation asked, String step) {
            return asked.outcome() == Outcome.REACHED && !atLeast(workflow, asked.step(), step);
        }

        /** A server that reports what it issued knows nothing of what the device did with it. */
        private boolean proves(String other, String step) {
            return other.equals(step) || (atLeast(workflow, other, step) && !endsOnDevice(step));
        }

        private boolean endsOnDevice(String step) {
            if (workflow == null) {
                return false;
            }
            var known = catalogue.workflow(workflow);
            return known.done().contains(step) && known.step(step).provedBy() == Origin.DEVICE;
        }
    }

    /**
     * The step a failure is of. A connector's last word on a request ({@code 1001}, {@code 4001}) names no step, and
     * neither does what a device is answered: they follow the failure they sum up, and are of the same step.
     */
    private @Nullable String step(Request request, int place) {
        var all = request.observations();
        var failure = all.get(place);
        if (failure.step() == null) {
            return null;
        }
        var first = place;
        while (first > 0 && !all.get(first - 1).time().plus(SUMMED_UP).isBefore(failure.time())) {
            first--;
        }
        for (var i = first; i < all.size() && !all.get(i).time().isAfter(failure.time()); i++) {
            if (isSummedUp(request.workflow(), all.get(i), failure)) {
                return all.get(i).step();
            }
        }
        return failure.step();
    }

    private boolean isSummedUp(@Nullable String workflow, Observation other, Observation failure) {
        return (other.outcome() == Outcome.FAILED || other.outcome() == Outcome.RETRY)
                && other.step() != null
                && (other.origin() == failure.origin() || failure.origin() == Origin.DEVICE)
                && !atLeast(workflow, other.step(), failure.step());
    }

    private boolean atLeast(@Nullable String workflow, @Nullable String step, @Nullable String than) {
        if (than == null || step == null || workflow == null) {
            return than == null;
        }
        var steps = catalogue.workflow(workflow);
        return steps.has(step) && steps.has(than) && steps.order(step) >= steps.order(than);
    }

    private Standing parked(
            Request request, FixedMap<Instant> reached, Observation pending, List<Observation> live, Instant at) {
        var step = pending.step() == null ? "issued" : pending.step();
        var since = pending.time();
        var draft = new Problem(Verdict.STUCK, step, since, null, pending.host(), live);
        var own = patience.apply(request, draft);
        var normal = catalogue
                .workflow(String.valueOf(request.workflow()))
                .step(step)
                .patienceOn(request.platform());
        var deadline = since.plus(own == null ? normal : own);
        if (at.isBefore(deadline)) {
            return new Standing(reached, false, null, deadline);
        }
        return new Standing(
                reached, false, new Problem(Verdict.STUCK, step, since, deadline, pending.host(), live), null);
    }

    private record Look(
            Request request,
            Workflow workflow,
            FixedMap<Instant> reached,
            List<Observation> live,
            Instant at,
            Presence presence,
            boolean ownLog) {}

    /** The first step that was due and did not come; else when the next one is due. */
    private Standing waiting(Look look) {
        Instant next = null;
        for (var step : look.workflow().steps()) {
            var since = since(look, step);
            var provers = since == null ? Set.<String>of() : provers(look, step);
            if (since == null || provers.isEmpty()) {
                continue;
            }
            var deadline = since.plus(step.patienceOn(look.request().platform()));
            var over = over(deadline);
            if (!look.at().isBefore(over)) {
                return new Standing(look.reached(), false, overdue(look, step, since, deadline, provers), null);
            }
            next = next == null || over.isBefore(next) ? over : next;
        }
        return new Standing(look.reached(), done(look), null, next);
    }

    /** When a wait is judged: liveness is known by the minute, so the deadline's minute and the next must be over. */
    private static Instant over(Instant deadline) {
        return deadline.truncatedTo(ChronoUnit.MINUTES).plus(LIVENESS_KNOWN);
    }

    /**
     * When the wait for a step began; null when it is not waited for: reached, overtaken, or nothing before it
     * happened.
     */
    private static @Nullable Instant since(Look look, Step step) {
        if (look.reached().containsKey(step.id()) || implied(look, step)) {
            return null;
        }
        Instant latest = null;
        for (var earlier : step.after()) {
            var time = look.reached().get(earlier);
            latest = time == null || (latest != null && latest.isAfter(time)) ? latest : time;
        }
        return latest;
    }

    /** A later step proves the earlier ones, but not those a request must show to be done. */
    private static boolean implied(Look look, Step step) {
        if (look.workflow().done().contains(step.id())) {
            return false;
        }
        var order = look.workflow().order(step.id());
        for (var other : look.reached().keySet()) {
            if (look.workflow().order(other) > order) {
                return true;
            }
        }
        return false;
    }

    private static Problem overdue(Look look, Step step, Instant since, Instant deadline, Set<String> provers) {
        var alive =
                provers.stream().allMatch(host -> look.presence().alive(step.provedBy(), host, since, over(deadline)));
        var host = provers.size() == 1 && step.provedBy() != Origin.DEVICE
                ? provers.iterator().next()
                : look.request().lastHost(step.provedBy()).orElse(null);
        return new Problem(alive ? Verdict.STUCK : Verdict.BLIND, step.id(), since, deadline, host, look.live());
    }

    /**
     * Whose log would prove the step: nobody's when no such log was ever there, or when it names requests in a way that
     * this one cannot be recognised by. A join that cannot be made is no absence.
     */
    private Set<String> provers(Look look, Step step) {
        if (step.provedBy() == Origin.DEVICE) {
            return look.ownLog() ? Set.of(String.valueOf(look.request().device())) : Set.of();
        }
        if (step.provedBy() != Origin.CONNECTOR) {
            return Set.of();
        }
        var families = proving.getOrDefault(look.workflow().id() + "/" + step.id(), Set.of());
        var own = look.request().lastHost(Origin.CONNECTOR);
        if (own.isPresent()) {
            return look.request().isSeenBy(Origin.CONNECTOR, families) ? Set.of(own.get()) : Set.of();
        }
        var serving = look.presence()
                .serving(Origin.CONNECTOR, look.workflow().id(), families, recognisable(look.request()), look.at());
        var ndes = look.request().lastHost(Origin.IIS);
        if (ndes.isPresent()) {
            return serving.contains(ndes.get()) ? Set.of(ndes.get()) : Set.of();
        }
        return serving;
    }

    private static Set<IdentifierKind> recognisable(Request request) {
        var kinds = EnumSet.noneOf(IdentifierKind.class);
        var device = request.device();
        if (device != null && Guids.is(device)) {
            kinds.add(IdentifierKind.DEVICE);
        }
        if (request.has(IdentifierKind.TRANSACTION)) {
            kinds.add(IdentifierKind.TRANSACTION);
        }
        return kinds;
    }

    private boolean done(Look look) {
        var needed = false;
        for (var step : look.workflow().done()) {
            if (look.reached().containsKey(step)) {
                needed = true;
            } else if (!provers(look, look.workflow().step(step)).isEmpty()) {
                return false;
            }
        }
        return needed || asFarAsSeen(look);
    }

    /** No log can prove the end of this request: it went well when the step before the end did. */
    private static boolean asFarAsSeen(Look look) {
        var workflow = look.workflow();
        var end = workflow.done().stream().mapToInt(workflow::order).min().orElse(0);
        return look.reached().keySet().stream().anyMatch(step -> workflow.order(step) >= end - 1);
    }
}
