/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.join.Joins;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Agenda;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.correlator.time.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The second stage, by joining identifier: an observation without a device waits here for a link, in either order of
 * arrival, and goes on alone when none has come in its time. A link that comes later still moves it.
 */
public final class ResolveStage {
    private static final Duration KEPT = Duration.ofHours(24);

    private final Table<ResolveCell> cells;
    private final Agenda agenda;
    private final Watermarks watermarks;
    private final Outlet out;
    private final String name;
    private final int of;

    /** One task of the stage, fed by {@code of} tasks of the first. */
    public ResolveStage(
            int partition, int of, Table<Speaker> writers, Table<ResolveCell> cells, Table<String> agenda, Outlet out) {
        this.cells = cells;
        this.agenda = new Agenda(agenda);
        this.watermarks = new Watermarks(writers, Map.of(Stages.INTERPRET, of));
        this.out = out;
        this.name = Stages.writer(Stages.RESOLVE, partition);
        this.of = of;
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
        var now = watermarks.passed(passed.writer(), passed.of(), passed.watermark());
        if (now == null) {
            return;
        }
        agenda.takeAll(now, this::decide);
        out.tell(Channel.RESOLVED, new Message.Passed(name, of, now.minus(Joins.HOLD)));
    }

    private ResolveCell cell(String key) {
        var known = cells.get(key);
        return known == null ? ResolveCell.EMPTY : known;
    }

    private void save(String key, ResolveCell cell, Instant touched) {
        var expires = touched.plus(KEPT);
        if (cell.expires() == null || expires.isAfter(cell.expires())) {
            if (cell.expires() != null) {
                agenda.remove(cell.expires(), key);
            }
            agenda.add(expires, key);
            cells.put(key, cell.until(expires));
        } else {
            cells.put(key, cell);
        }
    }

    private void park(String key, Observation observation) {
        var cell = cell(key);
        if (cell.has(observation)) {
            cells.put(key, cell.orCopy(observation));
            return;
        }
        var decideAt = observation.time().plus(Joins.HOLD);
        save(key, cell.waiting(observation, null), observation.time());
        var now = watermarks.current();
        if (now == null || decideAt.isAfter(now)) {
            agenda.add(decideAt, key);
        } else {
            send(key, observation, null, now);
        }
    }

    private void anchor(String key, Observation anchor) {
        var cell = cell(key);
        var more = cell.anchored(anchor);
        if (more.equals(cell)) {
            return;
        }
        save(key, more, anchor.time());
        var now = watermarks.current();
        if (now != null && !anchor.time().isAfter(now)) {
            decide(key, now);
        } else if (!more.floating().isEmpty()) {
            agenda.add(anchor.time(), key);
        }
    }

    private void decide(Agenda.Due due) {
        var cell = cells.get(due.thing());
        if (cell == null) {
            return;
        }
        if (cell.expires() != null && !due.at().isBefore(cell.expires())) {
            cells.delete(due.thing());
            return;
        }
        decide(due.thing(), due.at());
    }

    /** Decides what is due at a time, and again what was decided before, from the links of that time. */
    private void decide(String key, Instant at) {
        for (var waiting : cell(key).floating()) {
            var observation = waiting.observation();
            if (waiting.sentTo() != null || !observation.time().plus(Joins.HOLD).isAfter(at)) {
                send(key, observation, waiting.sentTo(), at);
            }
        }
        // Links that lie ahead may change it: look again when their time has come.
        cell(key).anchors().stream()
                .map(Observation::time)
                .filter(time -> time.isAfter(at))
                .min(Instant::compareTo)
                .ifPresent(time -> agenda.add(time, key));
    }

    /** Sends an observation to the request the links name, or alone; from where it was sent before it is taken back. */
    private void send(String key, Observation observation, @Nullable String before, Instant at) {
        var cell = cell(key);
        var known = cell.anchors().stream()
                .filter(anchor -> !anchor.time().isAfter(at))
                .toList();
        Optional<Observation> joined = Joins.join(observation, known);
        var to = joined.map(found -> Joins.device(found.tenant(), String.valueOf(found.device())))
                .orElseGet(() -> Joins.alone(observation));
        if (to.equals(before)) {
            return;
        }
        if (before != null) {
            out.send(Channel.RESOLVED, before, new Message.Withdrawn(observation.id(), at));
        }
        out.send(
                Channel.RESOLVED,
                to,
                new Message.Observed(joined.orElse(observation), before == null ? observation.time() : at));
        cells.put(key, cell.waiting(observation, to));
    }
}
