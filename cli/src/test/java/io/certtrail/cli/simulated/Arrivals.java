/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.simulated;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Live shippers: records of many sources as they arrive, each source saying once a minute how far it has come. */
final class Arrivals {
    private static final Duration JITTER = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofSeconds(45);
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2027-01-01T00:00:00Z");

    private record Arrival(Instant at, int order, LogEvent event) {}

    private final Set<Fault> faults;
    private final Random random;
    private final Map<String, List<LogEvent>> sources = new LinkedHashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    private Arrivals(List<LogEvent> events, Set<Fault> faults, long seed) {
        this.faults = faults;
        this.random = new Random(seed);
        for (var event : events) {
            sources.computeIfAbsent(event.source(), none -> new ArrayList<>()).add(event);
            if (isPossible(event.time())) {
                first = event.time().isBefore(first) ? event.time() : first;
                last = event.time().isAfter(last) ? event.time() : last;
            }
        }
    }

    /**
     * The events with their sources' progress, in order of arrival.
     *
     * @param events of each source in the order of its log
     * @param wait how long after the last event time goes on
     */
    static List<LogEvent> of(List<LogEvent> events, Set<Fault> faults, long seed, Duration wait) {
        var arrivals = new Arrivals(events, faults, seed);
        var names = new ArrayList<>(arrivals.sources.keySet());
        if (faults.contains(Fault.ORDER)) {
            Collections.shuffle(names, arrivals.random);
        }
        var late = faults.contains(Fault.LATE) ? names.get(arrivals.random.nextInt(names.size())) : null;
        names.forEach(name -> arrivals.add(name, name.equals(late)));
        arrivals.end(names, arrivals.last.plus(wait));
        arrivals.arrivals.sort(Comparator.comparing(Arrival::at).thenComparing(Arrival::order));
        return arrivals.arrivals.stream().map(Arrival::event).toList();
    }

    private static boolean isPossible(Instant time) {
        return time.isAfter(EARLIEST) && time.isBefore(LATEST);
    }

    private void add(String name, boolean isLate) {
        var events = sources.get(name);
        var about = events.get(0);
        var delay = isLate ? LATE : Duration.ZERO;
        var bound = delay.plus(JITTER).plusSeconds(1);
        put(Instant.MIN, progress(about, 1, null, null, Progress.State.OPEN));
        var epoch = send(events, delay, bound);
        var begun = possible(events).min(Instant::compareTo).orElse(first);
        var ended = wentOnAt(about)
                .orElseGet(() -> possible(events).max(Instant::compareTo).orElse(first));
        for (var minute = first.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
                minute.isBefore(last);
                minute = minute.plusSeconds(60)) {
            var at = minute.plus(bound);
            var isThere = !minute.isBefore(begun) && !minute.isAfter(ended);
            put(at, progress(about, epoch.at(at), minute.minusMillis(1), isThere ? minute : null, Progress.State.OPEN));
        }
        put(begun.plus(bound), progress(about, epoch.at(begun.plus(bound)), null, begun, Progress.State.OPEN));
        put(ended.plus(bound), progress(about, epoch.at(ended.plus(bound)), null, ended, Progress.State.OPEN));
    }

    private static Stream<Instant> possible(List<LogEvent> events) {
        return events.stream().map(LogEvent::time).filter(Arrivals::isPossible);
    }

    /** When the second file of a log begins, up to which its writer was there. */
    private Optional<Instant> wentOnAt(LogEvent about) {
        var next = Mangled.secondPart(about.place().file());
        return sources.values().stream()
                .filter(events -> events.get(0).place().file().equals(next))
                .flatMap(Arrivals::possible)
                .min(Instant::compareTo);
    }

    /** Since when a source is in its second life. */
    private record Lives(@Nullable Instant second) {
        int at(Instant time) {
            return second == null || time.isBefore(second) ? 1 : 2;
        }
    }

    private Lives send(List<LogEvent> events, Duration delay, Duration bound) {
        var clock = first;
        var again = faults.contains(Fault.RESENT) ? random.nextInt(events.size()) : -1;
        Instant second = null;
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            clock = isPossible(event.time()) && event.time().isAfter(clock) ? event.time() : clock;
            var at = clock.plus(delay).plus(faults.contains(Fault.JITTER) ? upTo(JITTER) : Duration.ZERO);
            put(at, event);
            if (faults.contains(Fault.DUPLICATES) && random.nextInt(10) == 0) {
                put(at.plus(upTo(Duration.ofMinutes(1))), event);
            }
            if (i == again) {
                second = clock.plus(bound);
                startOver(second, events.subList(Math.max(0, i - 20), i + 1));
            }
        }
        return new Lives(second);
    }

    private void startOver(Instant at, List<LogEvent> sentBefore) {
        put(at, progress(sentBefore.get(0), 2, null, null, Progress.State.OPEN));
        sentBefore.forEach(event -> put(at, event));
    }

    private void end(List<String> names, Instant asOf) {
        for (var name : names) {
            var about = sources.get(name).get(0);
            put(Instant.MAX, progress(about, 2, asOf, null, Progress.State.CLOSED));
        }
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextInt((int) most.toMillis()));
    }

    private void put(Instant at, LogEvent event) {
        arrivals.add(new Arrival(at, arrivals.size(), event));
    }

    private static LogEvent progress(
            LogEvent about, long epoch, @Nullable Instant watermark, @Nullable Instant heard, Progress.State state) {
        return new LogEvent(
                "progress",
                about.tenant(),
                about.origin(),
                about.source(),
                about.host(),
                about.device(),
                about.platform(),
                watermark == null ? Instant.EPOCH : watermark,
                new Place(about.place().file(), "#0"),
                "",
                new Progress(about.source(), epoch, 0, watermark, null, heard, state, false));
    }
}
