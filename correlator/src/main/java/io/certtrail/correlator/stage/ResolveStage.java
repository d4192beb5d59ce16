/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.join.Joins;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Agenda;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.correlator.time.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The second stage, by joining identifier: an observation without a device waits here for a link, in either order of
 * arrival, and goes on alone when none has come in its time. A link that comes later still moves it.
 */
public final class ResolveStage {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int HOUR = 3_600;
    /** Where an observation goes that found no link here, and waits elsewhere too. */
    private static final String NOWHERE = "";

    private final Table<ResolveCell> cells;
    private final Agenda agenda;
    private final Watermarks watermarks;
    private final Ending ending;
    private final Crowds crowds;
    private final Losses losses;
    private final Outlet out;
    private final String name;
    private final int of;
    /** That of the cell touched last, and of all others of its hour. */
    private Instant expires = Instant.EPOCH;

    /** One task of the stage, fed by {@code of} tasks of the first. */
    public ResolveStage(
            int partition, int of, Limits limits, Table<Speaker> writers, Table<ResolveCell> cells, Outlet out) {
        this.cells = cells;
        this.agenda = new Agenda();
        this.watermarks = new Watermarks(writers, Map.of(Stages.INTERPRET, of));
        this.ending = new Ending(of);
        this.out = out;
        this.name = Stages.writer(Stages.RESOLVE, partition);
        this.of = of;
        this.crowds = new Crowds(limits.share(of));
        this.losses = new Losses(name);
        cells.scan("", TimeKey.LAST, (key, cell) -> {
            remember(key, cell);
            return true;
        });
    }

    /** Takes one message. */
    public void accept(String key, Message message) {
        if (message instanceof Message.Floating floating) {
            park(key, floating.observation());
        } else if (message instanceof Message.Anchored anchored) {
            anchor(key, anchored.observation());
        } else if (message instanceof Message.Passed passed) {
            pass(passed);
        }
    }

    private void pass(Message.Passed passed) {
        var moved = watermarks.passed(passed.writer(), passed.of(), passed.watermark());
        var ends = ending.hear(passed);
        var now = watermarks.current();
        if (now != null && (moved != null || ends)) {
            forgetOver(now);
            agenda.takeAll(now, this::decide);
            losses.tell(now, ends, gone -> out.send(Channel.RESOLVED, gone.key(), gone));
            out.tell(Channel.RESOLVED, new Message.Passed(name, of, now.minus(Joins.HOLD), ends));
        }
    }

    /** What a cell that was kept waits for. */
    private void remember(String key, ResolveCell cell) {
        if (cell.expires() != null) {
            crowds.keep(key, cell.host(), cell.expires());
        }
        for (var waiting : cell.floating()) {
            if (waiting.sentTo() == null) {
                agenda.add(waiting.observation().time().plus(Joins.HOLD), key);
            }
        }
        var now = watermarks.current();
        var next = cell.isEmpty() ? null : cell.nextAnchor(now == null ? Instant.MIN : now);
        if (next != null) {
            agenda.add(next, key);
        }
    }

    /** Most keys are new, which the store need not be asked for. */
    private ResolveCell cell(String key) {
        var known = crowds.has(key) ? cells.get(key) : null;
        return known == null ? new ResolveCell() : known;
    }

    /**
     * Kept from the end of the hour in which it is touched: a log that is shipped again finds its links however old it
     * is.
     */
    private void save(String key, ResolveCell cell, Instant touched) {
        var now = watermarks.current();
        var hour = Math.floorDiv((now == null || touched.isAfter(now) ? touched : now).getEpochSecond(), HOUR);
        var second = (hour + 1 + KEPT.toHours()) * HOUR;
        var before = cell.expires();
        if (before == null || second > before.getEpochSecond()) {
            expires = expires.getEpochSecond() == second ? expires : Instant.ofEpochSecond(second);
            cell.until(expires);
            crowds.keep(key, cell.host(), expires);
        }
        cells.put(key, cell);
        letGo();
    }

    private void forgetOver(Instant now) {
        for (var member = crowds.over(now); member != null; member = crowds.over(now)) {
            agenda.takeAll(member.until(), this::decide);
            crowds.leave(member);
            cells.delete(member.key());
        }
    }

    /** Lets the oldest go while there are more than may be. */
    private void letGo() {
        for (var member = crowds.tooMany(); member != null; member = crowds.tooMany()) {
            crowds.leave(member);
            cells.delete(member.key());
            losses.add(member.key().substring(0, member.key().indexOf('/')), member.host(), 1);
        }
    }

    private void park(String key, Observation observation) {
        var cell = cell(key);
        if (cell.has(observation)) {
            cell.orCopy(observation);
            cells.put(key, cell);
            return;
        }
        var decideAt = observation.time().plus(Joins.HOLD);
        cell.waiting(ResolveCell.Waiting.of(observation));
        save(key, cell, observation.time());
        var now = watermarks.current();
        if (now == null || decideAt.isAfter(now)) {
            agenda.add(decideAt, key);
        } else {
            decide(key, cell, observation.time(), now);
        }
    }

    private void anchor(String key, Observation anchor) {
        var cell = cell(key);
        if (!cell.anchor(anchor, Joins.isByTime(key))) {
            return;
        }
        save(key, cell, anchor.time());
        var now = watermarks.current();
        if (now != null && !anchor.time().isAfter(now)) {
            decide(key, cell, anchor.time(), now);
        } else if (!cell.isEmpty() && !Joins.isOfSubmissions(key)) {
            agenda.add(anchor.time(), key);
        }
    }

    private void decide(Agenda.Due due) {
        var cell = cells.get(due.thing());
        if (cell == null) {
            return;
        }
        var first = due.at().minus(Joins.HOLD);
        send(due.thing(), cell, cell.waiting(first, first), due.at());
        // A link of this time may change what was decided; a submission is decided after all its links.
        if (!Joins.isOfSubmissions(due.thing())) {
            decide(due.thing(), cell, due.at(), due.at());
        }
    }

    /** Decides at a time what is due, or was decided before, of all that a record of another time may reach. */
    private void decide(String key, ResolveCell cell, Instant touched, Instant at) {
        var reach = Joins.reach(key);
        var near = reach == null ? cell.floating() : cell.waiting(touched.minus(reach), touched.plus(reach));
        send(key, cell, near, at);
        // Links that lie ahead may change it: look again when their time has come.
        var next = cell.isEmpty() ? null : cell.nextAnchor(at);
        if (next != null) {
            agenda.add(next, key);
        }
    }

    private void send(String key, ResolveCell cell, List<ResolveCell.Waiting> all, Instant at) {
        for (var waiting : all) {
            if (waiting.sentTo() != null
                    || !waiting.observation().time().plus(Joins.HOLD).isAfter(at)) {
                send(key, cell, waiting, at);
            }
        }
    }

    private static List<Observation> links(String key, ResolveCell cell, Observation observation, Instant at) {
        var reach = Joins.reach(key);
        if (reach == null) {
            return cell.anchorsTo(at);
        }
        var until = observation.time().plus(reach);
        return cell.anchors(observation.time().minus(reach), until.isAfter(at) ? at : until);
    }

    /** Sends an observation to the request the links name, or alone; from where it was sent before it is taken back. */
    private void send(String key, ResolveCell cell, ResolveCell.Waiting waiting, Instant at) {
        var observation = waiting.observation();
        if (!Joins.decidesAt(key, observation)) {
            return;
        }
        var before = waiting.sentTo();
        var isSubmission = Joins.isOfSubmissions(key);
        var links = isSubmission ? List.<Observation>of() : links(key, cell, observation, at);
        var count = isSubmission ? cell.minute().size() : links.size();
        if (before != null && count == waiting.links()) {
            return;
        }
        var fitting = isSubmission ? cell.minute().fitting(observation) : links;
        var joined = Joins.join(key, observation, fitting);
        var alone = Joins.isHome(key, observation) ? Joins.alone(observation) : NOWHERE;
        var to = joined.map(found -> Joins.device(found.tenant(), String.valueOf(found.device())))
                .orElse(alone);
        var candidates = joined.isPresent() || to.equals(NOWHERE)
                ? List.<String>of()
                : Joins.candidates(key, observation, fitting);
        cell.waiting(new ResolveCell.Waiting(observation, to, candidates, count));
        cells.put(key, cell);
        if (to.equals(before) && candidates.equals(waiting.candidates())) {
            return;
        }
        if (before != null && !before.equals(NOWHERE)) {
            var how = before.equals(alone) ? null : Joins.how(key, observation);
            out.send(Channel.RESOLVED, before, new Message.Withdrawn(observation.id(), how, at));
        }
        if (!to.equals(NOWHERE)) {
            var sent = joined.orElseGet(() -> Joins.apart(observation, candidates));
            out.send(Channel.RESOLVED, to, new Message.Observed(sent, before == null ? observation.time() : at));
        }
    }
}
