/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.catalogue.When;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Recent;
import io.certtrail.correlator.trail.Presence;
import io.certtrail.correlator.trail.Problem;
import io.certtrail.correlator.trail.Request;
import io.certtrail.correlator.trail.Requests;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the diagnosis whose signature a problem has: the first that fits, most specific first. */
public final class Naming {
    private static final int ASKED_LATELY = 16_384;
    private static final BitSet NOTHING = new BitSet(0);

    private final List<DiagnosisEntry> entries;
    /** Places of those that ask for a signal, by its name; of a hundred a request's records may fit a few. */
    private final Map<String, BitSet> bySignal = new HashMap<>();
    /** Places of those that a request may fit whatever its signals are. */
    private final BitSet ofAnySignal = new BitSet();
    /** Places of those that ask only for a text or a code. */
    private final BitSet byText = new BitSet();
    /**
     * Which of those a record has the text or the code of, by its id: while a request is open it is asked again and
     * again.
     */
    private final Map<String, BitSet> fittingText = new Recent<>(ASKED_LATELY);

    /** Over the diagnoses of requests in a catalogue. */
    public Naming(Catalogue catalogue) {
        entries = catalogue.diagnoses().stream()
                .filter(entry -> entry.scope() == Scope.REQUEST)
                .toList();
        for (var place = 0; place < entries.size(); place++) {
            index(place, entries.get(place).when());
        }
    }

    private void index(int place, When when) {
        var asked = when.signalsOfAny();
        if (asked.isEmpty()) {
            (when.any().isEmpty() ? ofAnySignal : byText).set(place);
        }
        asked.forEach(
                signal -> bySignal.computeIfAbsent(signal, none -> new BitSet()).set(place));
    }

    /** Those that a problem may fit by its records, each for itself, most specific first. */
    private Stream<DiagnosisEntry> candidates(Problem problem) {
        var places = (BitSet) ofAnySignal.clone();
        for (var seen : problem.live()) {
            var asking = bySignal.get(seen.signal());
            if (asking != null) {
                places.or(asking);
            }
            places.or(fittingText.computeIfAbsent(seen.id(), unasked -> fittingText(seen)));
        }
        return places.stream().mapToObj(entries::get);
    }

    private BitSet fittingText(Observation seen) {
        var fitting = new BitSet();
        byText.stream()
                .filter(place -> entries.get(place).when().any().stream().anyMatch(match -> fits(match, seen)))
                .forEach(fitting::set);
        return fitting.isEmpty() ? NOTHING : fitting;
    }

    /** The entry for a problem; empty for a CA's record that belongs to no known request and is not unmistakable. */
    public Optional<DiagnosisEntry> name(Request request, Problem problem, Presence presence) {
        return candidates(problem)
                .filter(entry -> fits(entry, request, problem, presence))
                .findFirst();
    }

    /** How long a parked request may wait, when the diagnosis it would get says so. */
    public @Nullable Duration patience(Request request, Problem problem) {
        return candidates(problem)
                .filter(entry -> entry.patience() != null && workflow(entry, request) && signature(entry, problem))
                .findFirst()
                .map(DiagnosisEntry::patience)
                .orElse(null);
    }

    private static boolean fits(DiagnosisEntry entry, Request request, Problem problem, Presence presence) {
        var when = entry.when();
        return workflow(entry, request)
                && (when.verdict().isEmpty() || when.verdict().contains(problem.verdict()))
                && (when.platform().isEmpty()
                        || (request.platform() != null && when.platform().contains(request.platform())))
                && (when.stuckAt() == null || when.stuckAt().equals(problem.step()))
                && signature(entry, problem)
                && (when.unheard() == null || unheard(request, problem, presence));
    }

    private static boolean workflow(DiagnosisEntry entry, Request request) {
        return request.workflow() == null
                ? !entry.when().any().isEmpty() || !entry.when().all().isEmpty()
                : entry.workflows().contains(request.workflow());
    }

    private static boolean signature(DiagnosisEntry entry, Problem problem) {
        var when = entry.when();
        var live = problem.live();
        return (when.any().isEmpty() || when.any().stream().anyMatch(match -> seen(match, live)))
                && when.all().stream().allMatch(match -> seen(match, live))
                && when.none().stream().noneMatch(match -> seen(match, live))
                && (when.last().isEmpty() || isLast(when.last(), live));
    }

    static boolean seen(Match match, List<Observation> observations) {
        for (var observation : observations) {
            if (fits(match, observation)) {
                return true;
            }
        }
        return false;
    }

    static boolean fits(Match match, Observation observation) {
        return match.fits(
                observation.signal(),
                observation.hresult(),
                observation.evidence().text());
    }

    /** One of these signals was seen, and the log it stands in says nothing of a step after it. */
    private static boolean isLast(Set<String> signals, List<Observation> live) {
        var newest = live.stream()
                .filter(observation -> signals.contains(observation.signal()))
                .reduce((earlier, later) -> later);
        return newest.isPresent()
                && live.stream()
                        .filter(other -> other.step() != null
                                && other.origin() == newest.get().origin())
                        .noneMatch(other -> Requests.ORDER.compare(other, newest.get()) > 0);
    }

    /** No server wrote of it or heard a client of this platform in the wait, and all of them were listening. */
    private static boolean unheard(Request request, Problem problem, Presence presence) {
        var platform = request.platform();
        var since = problem.since();
        var deadline = problem.deadline();
        if (platform == null || since == null || deadline == null || !isOnlyOfDevice(request)) {
            return false;
        }
        var servers = presence.hosts(Origin.IIS);
        return !servers.isEmpty()
                && servers.stream().allMatch(host -> presence.alive(Origin.IIS, host, since, deadline))
                && !presence.heard(Origin.IIS, Presence.agent(platform), before(since), deadline);
    }

    private static boolean isOnlyOfDevice(Request request) {
        return request.observations().stream().allMatch(seen -> seen.origin() == Origin.DEVICE);
    }

    private static Instant before(Instant since) {
        return since.minus(Duration.ofMinutes(1));
    }
}
