/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.baseline;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Step;
import io.certtrail.catalogue.Workflow;
import io.certtrail.schemas.diagnosis.TrailState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long requests took from step to step, and the deadlines that follow from it. */
public final class Baseline {
    /** Fewer waits than this have no 99th percentile. */
    private static final int ENOUGH = 100;
    /** Three times what all but one in a hundred need: room for a bad day, not for a broken one. */
    private static final int ROOM = 3;
    /** Servers flush their logs about once a minute: what is judged sooner is judged on what was not written yet. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private Baseline() {}

    /**
     * The legs of all requests, by workflow and platform, in the order of the steps.
     *
     * @param trails the last state of each request
     */
    public static List<Leg> of(Catalogue catalogue, Collection<TrailState> trails) {
        return catalogue.workflows().values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .flatMap(workflow -> workflow.steps().stream().flatMap(step -> legs(workflow, step, trails).stream()))
                .toList();
    }

    private static List<Leg> legs(Workflow workflow, Step step, Collection<TrailState> trails) {
        var waits = new TreeMap<String, List<Duration>>();
        for (var trail : trails) {
            var wait = trail.workflow().equals(workflow.id()) ? wait(step, trail) : null;
            if (wait != null) {
                waits.computeIfAbsent(platform(step, trail), none -> new ArrayList<>())
                        .add(wait);
            }
        }
        return waits.entrySet().stream()
                .map(entry -> leg(workflow, step, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static @Nullable Duration wait(Step step, TrailState trail) {
        var end = trail.reached().get(step.id());
        var begin = step.after().stream()
                .map(trail.reached()::get)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        if (end == null || begin == null) {
            return null;
        }
        var wait = Duration.between(begin, end);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Platforms that have a deadline of their own are told apart, all others share one. */
    private static String platform(Step step, TrailState trail) {
        var own = trail.platform() == null ? Step.DEFAULT : trail.platform().id();
        return step.patience().containsKey(own) ? own : Step.DEFAULT;
    }

    private static Leg leg(Workflow workflow, Step step, String platform, List<Duration> waits) {
        waits.sort(Duration::compareTo);
        var inForce = Objects.requireNonNull(step.patience().get(platform));
        var p99 = percentile(waits, 99);
        return new Leg(
                workflow.id(),
                step.id(),
                platform,
                waits.size(),
                percentile(waits, 50),
                percentile(waits, 95),
                p99,
                waits.get(waits.size() - 1),
                inForce,
                waits.size() < ENOUGH ? inForce : deadline(p99));
    }

    /** Nearest rank. */
    private static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    /** In whole minutes. */
    private static Duration deadline(Duration p99) {
        var minutes = p99.multipliedBy(ROOM).plusMinutes(1).minusNanos(1).toMinutes();
        var proposed = Duration.ofMinutes(minutes);
        return proposed.compareTo(SHORTEST) < 0 ? SHORTEST : proposed;
    }
}
