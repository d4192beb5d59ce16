/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.diagnosis.BlindSpots;
import io.certtrail.correlator.diagnosis.HostPatterns;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.join.Joins;
import io.certtrail.correlator.signal.Interpreter;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.correlator.time.Watermarks;
import io.certtrail.correlator.trail.Presence;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first stage, by source partition: records become observations, and go where they belong. */
public final class InterpretStage {
    private static final int REMEMBERED = 4096;
    /** What a request can be recognised by in another log. */
    private static final List<IdentifierKind> RECOGNISED = List.of(IdentifierKind.DEVICE, IdentifierKind.TRANSACTION);

    private final Interpreter interpreter;
    private final Set<String> facts = new HashSet<>();
    private final Set<String> healthy = new HashSet<>();
    private final Map<String, Set<String>> beacons = new HashMap<>();
    private final Watermarks watermarks;
    private final Sources sources;
    private final Strays strays;
    private final RecordMinutes records;
    private final Table<String> said;
    /** What lately was told, so that most records need not ask the store. */
    private final Map<Minutely, Instant> minutely = new Recent<>(REMEMBERED);

    private final Map<Service, Instant> serving = new Recent<>(REMEMBERED);
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
        this.said = tables.said();
        this.out = out;
        this.name = Stages.writer(Stages.INTERPRET, partition);
        this.of = of;
        catalogue.diagnoses().forEach(this::learn);
        catalogue
                .blindSpots()
                .forEach(spot -> spot.signals()
                        .forEach(signal -> beacons.computeIfAbsent(signal, none -> new TreeSet<>())
                                .add(BlindSpots.SEEN + spot.id())));
    }

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
     * A fact that is told once a minute. It is compared by hand, as {@link Service} is: what a record has of its own
     * for that is slow before the last compiler has seen it, and each record of a log asks.
     */
    private record Minutely(String tenant, String signal, String place) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Minutely minutely
                    && signal.equals(minutely.signal)
                    && place.equals(minutely.place)
                    && tenant.equals(minutely.tenant);
        }

        @Override
        public int hashCode() {
            return 31 * signal.hashCode() + place.hashCode();
        }
    }

    /** A signal in a host's log, and the kinds of identifiers beside it: what the log shows that it proves. */
    private record Service(String tenant, Origin origin, String host, String signal, int kinds) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Service service
                    && kinds == service.kinds
                    && origin == service.origin
                    && signal.equals(service.signal)
                    && host.equals(service.host)
                    && tenant.equals(service.tenant);
        }

        @Override
        public int hashCode() {
            return 31 * signal.hashCode() + host.hashCode() + kinds;
        }
    }

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
        contact(event);
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
                once(
                        "announced/" + event.tenant() + "/" + event.origin() + "/" + who,
                        "",
                        event,
                        new Message.Announced(event.tenant(), event.origin(), who));
            }
            if (progress.heard() != null) {
                heard(event, event.origin(), who, progress.heard());
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

    private void heard(LogEvent event, Origin origin, String who, Instant when) {
        var minute = when.truncatedTo(ChronoUnit.MINUTES);
        once(
                "heard/" + event.tenant() + "/" + origin + "/" + who,
                minute.toString(),
                event,
                new Message.Heard(event.tenant(), origin, who, minute));
    }

    /** Tells what was not told yet: a device's own to its key, all else to everyone. */
    private void once(String key, String value, LogEvent event, Message message) {
        if (value.equals(said.get(key))) {
            return;
        }
        said.put(key, value);
        if (event.origin() == Origin.DEVICE && event.device() != null) {
            out.send(Channel.OBSERVED, Joins.device(event.tenant(), event.device()), message);
        } else {
            out.tell(Channel.OBSERVED, message);
        }
    }

    /** Which kinds of clients reach an NDES host, by the minute: a device that no host ever heard is another matter. */
    private void contact(LogEvent event) {
        if (event.body() instanceof HttpRequest request && request.userAgent() != null) {
            for (var platform : family(request.userAgent())) {
                heard(event, Origin.IIS, Presence.agent(platform), event.time());
            }
        }
    }

    /** Phones and Macs of Apple's name themselves alike. */
    private static List<Platform> family(String agent) {
        if (agent.startsWith("profiled/") || agent.contains("CFNetwork")) {
            return List.of(Platform.IOS, Platform.MACOS);
        }
        if (agent.startsWith("Dalvik/")) {
            return List.of(Platform.ANDROID);
        }
        return agent.contains("NDES+client") ? List.of(Platform.WINDOWS) : List.of();
    }

    private void route(Observation seen) {
        if (facts.contains(seen.signal()) && seen.scope() == Scope.HOST) {
            tell(seen);
        } else if (healthy.contains(seen.signal())) {
            minutely(seen, seen.signal());
        }
        for (var beacon : beacons.getOrDefault(seen.signal(), Set.of())) {
            minutely(seen, beacon);
        }
        if (seen.scope() != Scope.REQUEST) {
            return;
        }
        serving(seen);
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

    /** The same fact for all such records of a host's minute, whichever was read first. */
    private void minutely(Observation seen, String signal) {
        var minute = seen.time().truncatedTo(ChronoUnit.MINUTES);
        var place = HostPatterns.place(seen);
        if (place == null || minute.equals(minutely.put(new Minutely(seen.tenant(), signal, place), minute))) {
            return;
        }
        var key = "healthy/" + seen.tenant() + "/" + signal + "/" + place;
        if (minute.toString().equals(said.get(key))) {
            return;
        }
        said.put(key, minute.toString());
        var evidence = new Evidence(seen.origin(), seen.host(), minute, "", "", seen.title());
        var fact = Observation.fact(
                key + "/" + minute,
                seen.tenant(),
                minute.plusSeconds(60),
                signal,
                seen.title(),
                Outcome.REACHED,
                seen.host(),
                seen.origin() == Origin.DEVICE ? seen.device() : null,
                evidence);
        tell(fact);
    }

    private void serving(Observation seen) {
        if (seen.workflow() == null || seen.host() == null || seen.origin() == Origin.DEVICE) {
            return;
        }
        var service = new Service(seen.tenant(), seen.origin(), seen.host(), seen.signal(), kinds(seen));
        // Two sources of one host come in any order: the earliest record is the one that counts.
        var earliest = serving.get(service);
        if (earliest != null && !seen.time().isBefore(earliest)) {
            return;
        }
        serving.put(service, seen.time());
        var kinds = EnumSet.noneOf(IdentifierKind.class);
        RECOGNISED.stream().filter(kind -> seen.named(kind) != null).forEach(kinds::add);
        var key = "serving/" + seen.tenant() + "/" + seen.origin() + "/" + seen.host() + "/" + seen.workflow() + "/"
                + seen.family() + "/" + kinds;
        var since = TimeKey.prefix(seen.time());
        var before = said.get(key);
        if (before == null || since.compareTo(before) < 0) {
            said.put(key, since);
            out.tell(
                    Channel.OBSERVED,
                    new Message.Serving(
                            seen.tenant(),
                            seen.origin(),
                            seen.host(),
                            seen.workflow(),
                            seen.family(),
                            kinds,
                            seen.time()));
        }
    }

    private static int kinds(Observation seen) {
        var kinds = 0;
        for (var kind : RECOGNISED) {
            kinds = 2 * kinds + (seen.named(kind) == null ? 0 : 1);
        }
        return kinds;
    }
}
