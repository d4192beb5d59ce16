/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.diagnosis.Drafts;
import io.certtrail.correlator.diagnosis.Naming;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.stage.FollowCell.Judged;
import io.certtrail.correlator.stage.FollowCell.Said;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Agenda;
import io.certtrail.correlator.time.HeardMinutes;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.correlator.time.Watermarks;
import io.certtrail.correlator.trail.Judge;
import io.certtrail.correlator.trail.Presence;
import io.certtrail.correlator.trail.Request;
import io.certtrail.correlator.trail.Requests;
import io.certtrail.correlator.trail.Standing;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The third stage, by device: what is known of each request is judged anew whenever event time passes something that
 * could change the judgement, and only what differs from the last judgement is told.
 */
public final class FollowStage {
    private static final Duration KEPT = Duration.ofDays(8);

    private final Catalogue catalogue;
    private final Table<FollowCell> cells;
    private final Agenda agenda;
    private final Watermarks watermarks;
    private final HeardMinutes minutes;
    private final PresenceTable presence;
    private final Requests requests;
    private final Judge judge;
    private final Naming naming;
    private final Drafts drafts;
    private final Outlet out;
    private final Conclusions conclusions;
    private final String name;
    private final int of;
    private long duplicates;
    private long late;

    /** One task of the stage, fed by {@code of} tasks of the first and of the second. */
    public FollowStage(Catalogue catalogue, int partition, int of, Tables tables, Outlet out, Conclusions conclusions) {
        this.catalogue = catalogue;
        this.cells = tables.cells();
        this.agenda = new Agenda();
        this.watermarks = new Watermarks(tables.writers(), Map.of(Stages.INTERPRET, of, Stages.RESOLVE, of));
        this.minutes = new HeardMinutes(tables.minutes());
        this.presence = new PresenceTable(tables.presence(), minutes);
        this.requests = new Requests(catalogue);
        this.naming = new Naming(catalogue);
        this.judge = new Judge(catalogue, naming::patience);
        this.drafts = new Drafts(catalogue);
        this.out = out;
        this.conclusions = conclusions;
        this.name = Stages.writer(Stages.FOLLOW, partition);
        this.of = of;
        cells.scan("", TimeKey.LAST, (key, cell) -> {
            if (cell.due() != null) {
                agenda.add(cell.due(), key);
            }
            return true;
        });
    }

    /** The stores of one task. */
    public record Tables(
            Table<Speaker> writers, Table<FollowCell> cells, Table<PresenceRow> presence, Table<Long> minutes) {}

    /** How many observations had been seen before. */
    public long duplicates() {
        return duplicates;
    }

    /** How many observations came after their time had passed. */
    public long late() {
        return late;
    }

    /** Takes one message. */
    public void accept(String key, Message message) {
        if (message instanceof Message.Observed observed) {
            observe(key, observed.observation(), observed.at());
        } else if (message instanceof Message.Withdrawn withdrawn) {
            var cell = cell(key);
            cell.remove(withdrawn.id(), withdrawn.at());
            changed(key, cell, withdrawn.at());
        } else if (message instanceof Message.Heard heard) {
            hear(key, heard);
        } else if (message instanceof Message.Announced announced) {
            if (announced.origin() == Origin.DEVICE) {
                var cell = cell(key);
                cell.announce();
                cells.put(key, cell);
            } else {
                presence.announced(announced);
            }
        } else if (message instanceof Message.Serving serving) {
            presence.serving(serving);
        } else if (message instanceof Message.Passed passed) {
            pass(passed);
        }
    }

    private void hear(String key, Message.Heard heard) {
        if (heard.origin() == Origin.DEVICE) {
            minutes.hear(key, heard.minute());
        } else {
            presence.heard(heard);
        }
    }

    private void pass(Message.Passed passed) {
        var now = watermarks.passed(passed.writer(), passed.of(), passed.watermark());
        if (now == null) {
            return;
        }
        agenda.takeAll(now, this::judge);
        out.tell(Channel.STATED, new Message.Passed(name, of, now));
    }

    private void judge(Agenda.Due due) {
        var cell = cells.get(due.thing());
        if (cell != null && due.at().equals(cell.due())) {
            judge(due.thing(), cell, due.at());
        }
    }

    private FollowCell cell(String key) {
        var known = cells.get(key);
        return known == null ? new FollowCell() : known;
    }

    private void observe(String key, Observation observation, Instant at) {
        var cell = cell(key);
        if (cell.has(observation.id())) {
            duplicates++;
            if (!past(at)) {
                cell.orCopy(observation);
                cells.put(key, cell);
            }
            return;
        }
        cell.add(observation, at);
        changed(key, cell, at);
    }

    private boolean past(Instant at) {
        var now = watermarks.current();
        return now != null && !at.isAfter(now);
    }

    /** A change of the future waits for its time; a late one is judged now. */
    private void changed(String key, FollowCell cell, Instant at) {
        var now = watermarks.current();
        if (now != null && past(at)) {
            late++;
            judge(key, cell, now);
        } else {
            reschedule(key, cell, earlier(cell.due(), at));
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private void reschedule(String key, FollowCell cell, @Nullable Instant due) {
        var before = cell.due();
        if (due == null || !due.equals(before)) {
            if (before != null) {
                agenda.remove(before, key);
            }
            if (due != null) {
                agenda.add(due, key);
            }
        }
        cell.dueAt(due);
        cells.put(key, cell);
    }

    private void judge(String key, FollowCell cell, Instant at) {
        cell.forget(at);
        var observations = cell.at(at);
        var look = new Look(
                at,
                presence.seenFrom(tenant(key), key),
                presence.version(at),
                cell.ownLog() || anyOfDevice(observations));
        var next = cell.nextChange(at);
        var parts = requests.of(key, observations, cell.ids());
        for (var request : parts) {
            next = earlier(next, judge(cell, request, look));
        }
        if (parts.size() < cell.said().size()) {
            takeBack(cell, parts, at);
        }
        var last = observations.isEmpty()
                ? at
                : observations.get(observations.size() - 1).time();
        var forget = last.plus(KEPT);
        if (next == null && !at.isBefore(forget)) {
            cells.delete(key);
        } else {
            reschedule(key, cell, next == null ? forget : next);
        }
    }

    /** What the requests of one device are judged from, at one time. */
    private record Look(Instant at, Presence presence, long version, boolean ownLog) {}

    private static boolean anyOfDevice(List<Observation> observations) {
        for (var seen : observations) {
            if (seen.origin() == Origin.DEVICE) {
                return true;
            }
        }
        return false;
    }

    /** When a request is to be judged again, or null; one that stands as it stood is not judged now. */
    private @Nullable Instant judge(FollowCell cell, Request request, Look look) {
        var known = cell.judged().get(request.id());
        if (known != null && known.holds(request.observations(), look.ownLog(), look.version(), look.at())) {
            return known.next();
        }
        var standing = judge.judge(request, look.at(), look.presence(), look.ownLog());
        var before = cell.said().get(request.id());
        cell.said().put(request.id(), say(request, standing, before, look.at(), look.ownLog(), look.presence()));
        cell.judged()
                .put(request.id(), new Judged(request.observations(), look.ownLog(), look.version(), standing.next()));
        return standing.next();
    }

    private void takeBack(FollowCell cell, List<Request> parts, Instant at) {
        var there = parts.stream().map(Request::id).collect(Collectors.toSet());
        cell.said().entrySet().removeIf(said -> {
            var isGone = !there.contains(said.getKey());
            if (isGone) {
                gone(said.getValue(), at);
                cell.judged().remove(said.getKey());
            }
            return isGone;
        });
    }

    private Said say(
            Request request, Standing standing, @Nullable Said before, Instant at, boolean ownLog, Presence view) {
        var problem = standing.problem();
        var entry = problem == null ? null : naming.name(request, problem, view).orElse(null);
        var draft = problem == null || entry == null ? null : drafts.draft(entry, request, problem, view, ownLog);
        var spoken = before == null ? null : before.diagnosis();
        var now = draft != null ? draft : spoken == null ? null : closed(spoken, request, at);
        if (now != null && !now.equals(spoken)) {
            out.send(
                    Channel.STATED,
                    now.tenant(),
                    new Message.Stated(now, at, problem == null ? List.of() : problem.live()));
        }
        var trail = trail(request, standing, now, before == null ? null : before.trail());
        if (before == null || !trail.equals(before.trail())) {
            publish(trail);
        }
        return new Said(trail, now);
    }

    /** Later it went well, unless what came shows that it never held. */
    private static Diagnosis closed(Diagnosis open, Request request, Instant at) {
        if (open.state() != State.OPEN) {
            return open;
        }
        var deadline = open.deadline();
        var from = open.firstSeen();
        var wentOn = request.observations().stream()
                .filter(seen -> seen.outcome() == Outcome.REACHED)
                .anyMatch(seen -> seen.time().isAfter(deadline == null ? from : deadline));
        return Revisions.closed(open, wentOn ? State.RESOLVED : State.RETRACTED, at);
    }

    private void gone(Said before, Instant at) {
        var spoken = before.diagnosis();
        if (spoken != null && spoken.state() == State.OPEN) {
            out.send(
                    Channel.STATED,
                    spoken.tenant(),
                    new Message.Stated(Revisions.closed(spoken, State.RETRACTED, at), at, List.of()));
        }
        if (!before.trail().state().equals("gone")) {
            publish(Revisions.gone(before.trail()));
        }
    }

    /** A CA's record that belongs to no known request, and what brings no certificate, is no request. */
    private void publish(TrailState trail) {
        var workflow = catalogue.workflows().get(trail.workflow());
        if (workflow != null && !workflow.noRequest()) {
            conclusions.trail(trail);
        }
    }

    private static TrailState trail(
            Request request, Standing standing, @Nullable Diagnosis diagnosis, @Nullable TrailState before) {
        var state = diagnosis != null && diagnosis.state() == State.OPEN
                ? diagnosis.verdict().id()
                : standing.done() ? "done" : "open";
        var next = new TrailState(
                request.id(),
                before == null ? 1 : before.revision(),
                request.first().tenant(),
                String.valueOf(request.workflow()),
                state,
                request.device(),
                request.platform(),
                request.profile(),
                standing.reached(),
                request.attempts(),
                request.first().time(),
                request.last().time(),
                request.identifiers(),
                null);
        return before == null || next.equals(before) ? next : Revisions.next(next);
    }

    /** Every key of this stage begins with its tenant. */
    private static String tenant(String key) {
        return key.substring(0, key.indexOf('/'));
    }
}
