/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Records whose time cannot be: they are evidence of a wrong clock and of nothing else. */
final class Strays {
    /** The fact that a host's records have times that cannot be. */
    static final String WRONG = "source/wrong-clock";

    /** Intune is younger. */
    static final Instant EARLIEST = Instant.parse("2010-01-01T00:00:00Z");
    /** A time zone taken for another is less than this. */
    static final Duration AHEAD = Duration.ofDays(1);

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int TEXT_LIMIT = 1000;
    private static final Comparator<Observation> FIRST =
            Comparator.comparing((Observation stray) -> stray.evidence().time()).thenComparing(Observation::id);

    private final Table<Observation> store;
    private final Consumer<Observation> facts;
    private final Map<String, Observation> pending = new TreeMap<>();
    private final Map<String, Instant> told = new TreeMap<>();
    private @Nullable Instant clock;

    Strays(Table<Observation> store, Consumer<Observation> facts) {
        this.store = store;
        this.facts = facts;
        store.scan("", TimeKey.LAST, (source, stray) -> {
            pending.put(source, stray);
            return true;
        });
    }

    /** Keeps a record with an impossible time; of several of one source the first by its time is told. */
    boolean take(LogEvent event) {
        var time = event.time();
        if (!time.isBefore(EARLIEST) && (clock == null || !time.isAfter(clock.plus(AHEAD)))) {
            return false;
        }
        var stray = fact(event);
        var before = pending.get(event.source());
        if (before == null || FIRST.compare(stray, before) < 0) {
            pending.put(event.source(), stray);
            store.put(event.source(), stray);
        }
        return true;
    }

    private static Observation fact(LogEvent event) {
        var isDevice = event.origin() == Origin.DEVICE;
        var text = event.text();
        return Observation.fact(
                event.id(),
                event.tenant(),
                event.time(),
                WRONG,
                "a record has a time that cannot be",
                Outcome.FAILED,
                isDevice || event.host() != null ? event.host() : event.source(),
                isDevice ? event.device() : null,
                new Evidence(
                        event.origin(),
                        event.host(),
                        event.time(),
                        event.place().file(),
                        event.place().position(),
                        text.length() > TEXT_LIMIT ? text.substring(0, TEXT_LIMIT) : text));
    }

    /** A source has ended: what was wrong with it is told at the time it closed with. */
    void ended(String source, Instant at) {
        var stray = pending.remove(source);
        if (stray != null) {
            store.delete(source);
            told.put(source, at);
            facts.accept(stray.at(at));
        }
    }

    /** Whether a source has shown any that was not told. */
    boolean has(String source) {
        return pending.containsKey(source);
    }

    /** What time the receiving clock shows: it is told of live sources at once, and then now and again. */
    void tick(Instant now, @Nullable Instant watermark, Predicate<String> isLive) {
        var isFirst = clock == null;
        clock = now;
        if (isFirst || pending.isEmpty()) {
            return;
        }
        var due = pending.keySet().stream()
                .filter(isLive)
                .filter(source -> {
                    var last = told.get(source);
                    return last == null || Duration.between(last, now).abs().compareTo(PAUSE) >= 0;
                })
                .toList();
        due.forEach(source -> {
            ended(source, watermark == null ? now : watermark);
            told.put(source, now);
        });
    }
}
