/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Lag;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.correlator.time.Watermarks;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which sources are there. A live one that the receiving clock finds silent leaves the minimum until its next record;
 * this is the only place where that clock decides anything.
 */
final class Sources {
    /** A live shipper speaks each second. */
    static final Duration IDLE = Duration.ofMinutes(2);
    /** When nobody is heard at all it may be the way here that is broken. */
    static final Duration ALL_IDLE = Duration.ofMinutes(10);
    /** A clock that jumps and a process that was stopped are no silence. */
    static final Duration LONGEST_STEP = Duration.ofSeconds(10);

    /** How far ahead of the receiving clock a live source's word is believed. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    private static final String RIGHT = "source/right-clock";
    private static final String SILENT = "source/silent";
    private static final String BACK = "source/back";

    private final Table<SourceRow> store;
    private final Watermarks watermarks;
    private final Consumer<Observation> facts;
    private final Map<String, Known> known = new TreeMap<>();
    private final Map<String, Known> live = new HashMap<>();
    private @Nullable Instant clock;
    private Duration elapsed = Duration.ZERO;
    private Duration lastHeard = Duration.ZERO;

    private static final class Known {
        private SourceRow row;
        private Duration heard;
        private final Lag lag = new Lag();

        Known(SourceRow row, Duration heard) {
            this.row = row;
            this.heard = heard;
        }
    }

    Sources(Table<SourceRow> store, Watermarks watermarks, Consumer<Observation> facts) {
        this.store = store;
        this.watermarks = watermarks;
        this.facts = facts;
        store.scan("", TimeKey.LAST, (source, row) -> {
            keep(source, row);
            return true;
        });
    }

    private Known keep(String source, SourceRow row) {
        var kept = known.computeIfAbsent(source, none -> new Known(row, elapsed));
        kept.row = row;
        if (row.live()) {
            live.put(source, kept);
        }
        return kept;
    }

    /** Hears any record but a word of progress. */
    void hear(LogEvent event) {
        if (!live.isEmpty()) {
            var source = live.get(event.source());
            if (source != null) {
                heard(event.source(), source, event.time());
            }
        }
    }

    /** Hears a word of progress that {@link Watermarks} has heard before. */
    void hear(LogEvent event, Progress said) {
        var isLive = said.of() == 0 && !said.onDemand();
        var at = said.watermark() == null ? event.time() : said.watermark();
        if (said.state() == Progress.State.CLOSED) {
            close(event.source(), isLive, at);
        } else if (said.state() == Progress.State.IDLE && isLive) {
            // It says itself that nobody need wait for it: that is no silence.
            close(event.source(), true, at);
        } else if (said.state() == Progress.State.IDLE) {
            silence(event.source(), joined(event, said, false), next(at));
        } else if (isLive) {
            heard(event.source(), joined(event, said, true), at);
        } else if (known.containsKey(event.source())) {
            back(event.source(), Objects.requireNonNull(known.get(event.source())), next(at));
        }
    }

    /** Just after a watermark: a fact of this time comes before all that the watermark had not yet passed. */
    private static Instant next(Instant watermark) {
        return watermark.plusMillis(1);
    }

    private Known joined(LogEvent event, Progress said, boolean isLive) {
        var before = known.get(event.source());
        if (before != null
                && before.row.live() == isLive
                && before.row.writers().contains(said.writer())) {
            return before;
        }
        var writers = new LinkedHashSet<>(before == null ? Set.<String>of() : before.row.writers());
        writers.add(said.writer());
        var host = Objects.requireNonNullElse(event.host(), Objects.requireNonNullElse(event.device(), event.source()));
        var row = new SourceRow(
                event.tenant(),
                event.origin(),
                host,
                event.place().file(),
                writers,
                isLive,
                before == null ? null : before.row.silentSince());
        store.put(event.source(), row);
        return keep(event.source(), row);
    }

    private void heard(String name, Known source, Instant at) {
        source.heard = elapsed;
        lastHeard = elapsed;
        back(name, source, at);
    }

    private void close(String name, boolean isLive, Instant at) {
        var source = known.get(name);
        if (source != null && isLive) {
            back(name, source, at);
            known.remove(name);
            live.remove(name);
            store.delete(name);
        }
    }

    /** What time the receiving clock shows; true when that moved the watermark. */
    boolean tick(Instant now) {
        var last = clock;
        clock = now;
        if (last == null) {
            return false;
        }
        var step = Duration.between(last, now);
        if (!step.isNegative()) {
            elapsed = elapsed.plus(step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP);
        }
        var before = watermarks.current();
        var sure = isClockConfirmed(now);
        for (var entry : new ArrayList<>(live.entrySet())) {
            var source = entry.getValue();
            if (source.row.silentSince() == null && isSilent(source)) {
                source.row.writers().forEach(writer -> watermarks.silence(writer, true));
                silence(entry.getKey(), source, lastWord(source, now));
            } else if (sure && isHeard(source) && source.lag.look(leastWord(source), now, elapsed)) {
                lag(entry.getKey(), source, now);
            }
        }
        return !Objects.equals(before, watermarks.current());
    }

    private boolean isHeard(Known source) {
        return elapsed.minus(source.heard).compareTo(LONGEST_STEP) < 0;
    }

    /** When most live sources are far from it, it is this clock that is wrong. */
    private boolean isClockConfirmed(Instant now) {
        var near = live.values().stream()
                .filter(source -> Lag.isNear(leastWord(source), now))
                .count();
        return near > 0 && 2 * near >= live.size();
    }

    private @Nullable Instant leastWord(Known source) {
        var words = source.row.writers().stream().map(watermarks::of).toList();
        return words.contains(null)
                ? null
                : words.stream()
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null);
    }

    private void lag(String name, Known source, Instant now) {
        var isBehind = source.lag.isBehind();
        var word = leastWord(source);
        source.row.writers().forEach(writer -> watermarks.silence(writer, isBehind));
        var at = watermarks.current() == null ? now : watermarks.current();
        if (isBehind) {
            tell(
                    Strays.WRONG,
                    Outcome.FAILED,
                    name,
                    source.row,
                    at,
                    "%s is at " + word + " when all others are at " + at);
        } else {
            tell(RIGHT, Outcome.REACHED, name, source.row, at, "%s is at the time of the others again");
        }
    }

    /** Whether nobody should wait for it although it is there. */
    boolean isBehind(String name) {
        var source = live.get(name);
        return source != null && source.lag.isBehind();
    }

    /** Its last word, but no more of it than can be true. */
    @Nullable Instant believed(Progress said) {
        var word = said.watermark();
        if (word == null || clock == null || said.of() > 0) {
            return word;
        }
        var most = clock.plus(AHEAD);
        return word.isAfter(most) ? most : word;
    }

    /** Whether it goes on for ever. */
    boolean isLive(String name) {
        return live.containsKey(name);
    }

    private boolean isSilent(Known source) {
        var patience = elapsed.minus(lastHeard).compareTo(IDLE) < 0 ? IDLE : ALL_IDLE;
        return elapsed.minus(source.heard).compareTo(patience) >= 0;
    }

    /** How far it has come; one that never spoke is as far as those that are left. */
    private Instant lastWord(Known source, Instant now) {
        return source.row.writers().stream()
                .map(watermarks::of)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(watermarks.current() == null ? now : watermarks.current());
    }

    private void silence(String name, Known source, Instant since) {
        if (source.row.silentSince() != null) {
            return;
        }
        keep(name, source.row.silent(since));
        store.put(name, source.row);
        tell(SILENT, Outcome.FAILED, name, source.row, since, "nothing was heard of %s after this time");
    }

    private void back(String name, Known source, Instant at) {
        var since = source.row.silentSince();
        if (since == null) {
            return;
        }
        keep(name, source.row.silent(null));
        store.put(name, source.row);
        source.row.writers().forEach(writer -> watermarks.silence(writer, source.lag.isBehind()));
        if (known.values().stream().noneMatch(other -> isSilentToo(other.row, source.row))) {
            tell(BACK, Outcome.REACHED, name, source.row, at.isBefore(since) ? since : at, "%s is heard again");
        }
    }

    /** A host is well again when all its sources are. */
    private static boolean isSilentToo(SourceRow other, SourceRow row) {
        return other.silentSince() != null
                && other.tenant().equals(row.tenant())
                && other.host().equals(row.host());
    }

    /** A device that is switched off is no trouble. */
    private void tell(String signal, Outcome outcome, String name, SourceRow row, Instant at, String text) {
        if (row.origin() == Origin.DEVICE) {
            return;
        }
        var words = text.formatted(name);
        facts.accept(Observation.fact(
                "%s/%s/%s".formatted(signal, name, at),
                row.tenant(),
                at,
                signal,
                words,
                outcome,
                row.host(),
                null,
                new Evidence(row.origin(), row.host(), at, row.file(), "", words)));
    }
}
