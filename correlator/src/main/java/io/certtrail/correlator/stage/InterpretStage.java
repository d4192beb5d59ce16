/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.diagnosis.BlindSpots;
import io.certtrail.correlator.join.Joins;
import io.certtrail.correlator.signal.Interpreter;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.HeardMinutes;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.correlator.time.Watermarks;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The first stage, by source partition: records become observations, and go where they belong. */
public final class InterpretStage {
    private final Interpreter interpreter;
    private final Set<String> facts = new HashSet<>();
    private final Set<String> healthy = new HashSet<>();
    private final Map<String, List<Beacon>> beacons = new HashMap<>();
    private final Watermarks watermarks;
    private final Sources sources;
    private final Strays strays;
    private final RecordMinutes records;
    private final ToldOnce once;
    private final Links links = new Links();
    private final Outlet out;
    private final String name;
    private final int of;
    private Instant told = Instant.MIN;
    private boolean endTold;
    private boolean clocked;
    private long late;

    /**
     * One task of the stage.
     *
     * @param partition this task's partition, of {@code of}
     */
    public InterpretStage(Catalogue catalogue, int partition, int of, Tables tables, Outlet out) {
        this.interpreter = new Interpreter(catalogue);
        this.watermarks = new Watermarks(tables.writers(), Map.of());
        // Every task hears every source; one of them tells of it.
        this.sources = new Sources(tables.sources(), watermarks, partition == 0 ? this::tell : fact -> {});
        this.strays = new Strays(tables.strays(), this::tell);
        this.records = new RecordMinutes(tables.records());
        this.once = new ToldOnce(tables.said(), out);
        this.out = out;
        this.name = Stages.writer(Stages.INTERPRET, partition);
        this.of = of;
        catalogue.diagnoses().forEach(this::learn);
        catalogue
                .blindSpots()
                .forEach(spot -> spot.signals()
                        .forEach(signal -> beacons.computeIfAbsent(signal, none -> new ArrayList<>())
                                .add(new Beacon(spot.origin(), BlindSpots.seen(spot)))));
    }

    /** A record of an origin that is told of by another name too, once a minute. */
    private record Beacon(Origin origin, String signal) {}

    /**
     * The stores of one task.
     *
     * @param writers what each writer said last
     * @param sources the sources that may fall silent
     * @param strays a record of each source that has an impossible time
     * @param said what was told once already: minutes heard, hosts serving
     * @param records numbers seen in minutes that are not past
     */
    public record Tables(
            Table<Speaker> writers,
            Table<SourceRow> sources,
            Table<Observation> strays,
            Table<String> said,
            Table<Message.Recorded> records) {}

    /**
     * Facts that nothing asks for are not passed on; those that only show health, and records of requests that the
     * health of a host is read from, are passed on once a minute.
     */
    private void learn(DiagnosisEntry entry) {
        if (entry.scope() == Scope.HOST) {
            var when = entry.when();
            Stream.of(when.any(), when.all(), when.none())
                    .flatMap(List::stream)
                    .map(Match::signal)
                    .forEach(facts::addAll);
            Stream.of(when.all(), when.none())
                    .flatMap(List::stream)
                    .map(Match::signal)
                    .forEach(healthy::addAll);
            healthy.addAll(entry.resolvedBy());
        }
        entry.causes().forEach(cause -> {
            cause.confirmedBy().stream().map(Match::signal).forEach(facts::addAll);
            cause.ruledOutBy().stream().map(Match::signal).forEach(facts::addAll);
        });
    }

    /** How many records came after the watermark had passed them. */
    public long late() {
        return late;
    }

    /** Takes one record of an event topic. */
    public void accept(LogEvent event) {
        if (event.body() instanceof Progress progress) {
            hear(event, progress);
            return;
        }
        sources.hear(event);
        if (strays.take(event)) {
            return;
        }
        var watermark = watermarks.current();
        if (watermark != null && !event.time().isAfter(watermark)) {
            late++;
            records.take(event);
            tellOfRecords(watermark);
        } else {
            records.take(event);
        }
        once.contact(event);
        var seen = interpreter.interpret(event);
        if (seen != null) {
            route(seen);
        }
    }

    private boolean isLate(Instant time) {
        var watermark = watermarks.current();
        return watermark != null && !time.isAfter(watermark);
    }

    /** What time the receiving clock shows: about once a second; the first time nothing is told. */
    public void tick(Instant clock) {
        var moved = sources.tick(clock);
        strays.tick(clock, watermarks.current(), sources::isLive);
        if (clocked) {
            tellOf(moved);
        }
        clocked = true;
    }

    private void tell(Observation fact) {
        out.send(Channel.FACTS, fact.tenant(), Message.Observed.of(fact));
    }

    private void hear(LogEvent event, Progress progress) {
        if (watermarks.outlived(progress.writer(), progress.epoch())) {
            return;
        }
        var who = event.host() == null ? event.device() : event.host();
        if (who != null) {
            if (progress.watermark() == null) {
                once.announced(event, who);
            }
            if (progress.heard() != null) {
                var from = progress.heardFrom() == null ? progress.heard() : progress.heardFrom();
                once.heard(event, event.origin(), who, HeardMinutes.kept(from, progress.heard()), progress.heard());
            }
        }
        var moved = watermarks.hear(
                progress.writer(),
                new Speaker(progress.epoch(), progress.of(), sources.believed(progress), part(event, progress)));
        sources.hear(event, progress);
        if (progress.watermark() != null && strays.has(event.source()) && !watermarks.isOpen(event.source())) {
            strays.ended(event.source(), progress.watermark());
        }
        tellOf(moved);
    }

    /** In a replay it is known what will still come, so that nobody leaves the minimum before its end. */
    private Speaker.Part part(LogEvent event, Progress progress) {
        if (progress.state() == Progress.State.CLOSED) {
            return Speaker.Part.CLOSED;
        }
        if (progress.onDemand()) {
            return Speaker.Part.BY_HAND;
        }
        var isIdle = progress.state() == Progress.State.IDLE && progress.of() == 0;
        return isIdle || sources.isBehind(event.source()) ? Speaker.Part.IDLE : Speaker.Part.COUNTED;
    }

    private void tellOf(boolean moved) {
        var now = watermarks.current();
        var ends = watermarks.ended() && !endTold;
        var far = moved && now != null && (told.equals(Instant.MIN) || !now.isBefore(told.plusSeconds(1)));
        if (now != null && (far || ends)) {
            told = now;
            tell(now);
        }
        endTold = watermarks.ended();
    }

    private void tell(Instant now) {
        var ends = watermarks.ended();
        tellOfRecords(now);
        var passed = new Message.Passed(name, of, now, ends);
        // At the end no link will come any more: the second stage need not wait for one.
        out.tell(Channel.RESOLVE, ends ? new Message.Passed(name, of, now.plus(Joins.HOLD), true) : passed);
        out.tell(Channel.OBSERVED, passed);
        out.tell(Channel.FACTS, passed);
    }

    private void tellOfRecords(Instant now) {
        records.tell(now, watermarks.ended(), recorded -> out.send(Channel.FACTS, recorded.tenant(), recorded));
    }

    private void route(Observation seen) {
        if (facts.contains(seen.signal()) && seen.scope() == Scope.HOST) {
            tell(seen);
        } else if (healthy.contains(seen.signal())) {
            once.minutely(seen, seen.signal());
        }
        for (var beacon : beacons.getOrDefault(seen.signal(), List.of())) {
            if (beacon.origin() == seen.origin()) {
                once.minutely(seen, beacon.signal());
            }
        }
        if (seen.scope() != Scope.REQUEST) {
            return;
        }
        once.serving(seen);
        if (seen.device() != null) {
            out.send(Channel.OBSERVED, Joins.device(seen.tenant(), seen.device()), Message.Observed.of(seen));
            links.leave(seen, isLate(seen.time()), out);
            return;
        }
        var waits = Joins.waitsAt(seen);
        if (!waits.isEmpty()) {
            waits.forEach(key -> out.send(Channel.RESOLVE, key, new Message.Floating(seen)));
        } else if (seen.outcome() == Outcome.FAILED
                || seen.outcome() == Outcome.RETRY
                || seen.outcome() == Outcome.PENDING) {
            out.send(Channel.OBSERVED, Joins.alone(seen), Message.Observed.of(seen));
        }
    }
}
