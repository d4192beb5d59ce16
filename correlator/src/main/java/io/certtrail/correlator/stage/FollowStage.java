/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.diagnosis.Naming;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.stage.Sayings.Look;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Agenda;
import io.certtrail.correlator.time.HeardMinutes;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.correlator.time.Watermarks;
import io.certtrail.correlator.trail.Judge;
import io.certtrail.correlator.trail.Request;
import io.certtrail.correlator.trail.Requests;
import io.certtrail.correlator.trail.Standing;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.diagnosis.Verdict;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The third stage, by device: what is known of each request is judged anew whenever event time passes something that
 * could change the judgement, and only what differs from the last judgement is told.
 */
public final class FollowStage {
    private static final Duration KEPT = Duration.ofDays(8);

    private final Table<FollowCell> cells;
    private final Agenda agenda;
    private final Watermarks watermarks;
    private final HeardMinutes minutes;
    private final PresenceTable presence;
    private final Requests requests;
    private final Judge judge;
    private final Sayings sayings;
    private final Ending ending;
    private final Crowds crowds;
    /** Cells without any observation: of a device that only said that it ships a log. */
    private final Set<String> bare = new HashSet<>();

    private final Losses losses;
    private final Outlet out;
    private final String name;
    private final int of;
    private long duplicates;
    private long late;

    /** One task of the stage, fed by {@code of} tasks of the first and of the second. */
    public FollowStage(
            Catalogue catalogue,
            int partition,
            int of,
            Limits limits,
            Tables tables,
            Outlet out,
            Conclusions conclusions) {
        this.cells = tables.cells();
        this.agenda = new Agenda();
        this.watermarks = new Watermarks(tables.writers(), Map.of(Stages.INTERPRET, of, Stages.RESOLVE, of));
        this.minutes = new HeardMinutes(tables.minutes());
        this.presence = new PresenceTable(tables.presence(), minutes);
        this.requests = new Requests(catalogue);
        var naming = new Naming(catalogue);
        this.judge = new Judge(catalogue, naming::patience);
        this.sayings = new Sayings(catalogue, naming, out, conclusions);
        this.ending = new Ending(2 * of);
        this.out = out;
        this.name = Stages.writer(Stages.FOLLOW, partition);
        this.of = of;
        this.crowds = new Crowds(limits.share(of));
        this.losses = new Losses(name);
        cells.scan("", TimeKey.LAST, (key, cell) -> {
            if (cell.due() != null) {
                agenda.add(cell.due(), key);
            }
            join(key, cell);
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

    /** How many devices and requests were let go because there were too many. */
    public long letGoTotal() {
        return losses.total();
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
            cell.remove(withdrawn.id(), withdrawn.join(), withdrawn.at());
            changed(key, cell, withdrawn.at(), withdrawn.at());
        } else if (message instanceof Message.Heard heard) {
            hear(key, heard);
        } else if (message instanceof Message.Announced announced) {
            if (announced.origin() == Origin.DEVICE) {
                var cell = cell(key);
                cell.announce();
                joinOnce(key, cell);
                cells.put(key, cell);
            } else {
                presence.announced(announced);
            }
        } else if (message instanceof Message.Serving serving) {
            presence.serving(serving);
        } else if (message instanceof Message.LetGo gone) {
            losses.add(gone.tenant(), gone.host(), gone.count());
        } else if (message instanceof Message.Passed passed) {
            pass(passed);
        }
    }

    private void hear(String key, Message.Heard heard) {
        if (heard.origin() == Origin.DEVICE) {
            minutes.hear(key, heard.first(), heard.last());
        } else {
            presence.heard(heard);
        }
    }

    private void pass(Message.Passed passed) {
        var moved = watermarks.passed(passed.writer(), passed.of(), passed.watermark());
        var ends = ending.hear(passed);
        var now = watermarks.current();
        if (now != null && (moved != null || ends)) {
            forgetOver(now);
            agenda.takeAll(now, this::judge);
            if (ends) {
                judgeRest(now);
            }
            losses.tell(now, ends, gone -> {
                var fact = losses.fact(gone);
                out.send(Channel.STATED, fact.tenant(), Message.Observed.of(fact));
            });
            out.tell(Channel.STATED, new Message.Passed(name, of, now, ends));
        }
    }

    /** At the end, what goes well does not wait for its minute to be over. */
    private void judgeRest(Instant now) {
        var rest = new ArrayList<Agenda.Due>();
        agenda.takeAll(now.plus(FollowCell.MINUTE), rest::add);
        for (var due : rest) {
            var cell = cells.get(due.thing());
            if (cell != null && due.at().equals(cell.due())) {
                cell.dueAt(null);
                judge(due.thing(), cell, now);
            } else {
                agenda.add(due.at(), due.thing());
            }
        }
    }

    private void judge(Agenda.Due due) {
        var cell = cells.get(due.thing());
        if (cell != null && due.at().equals(cell.due())) {
            judge(due.thing(), cell, due.at());
        }
    }

    /** Most keys are new, which the store need not be asked for. */
    private FollowCell cell(String key) {
        var known = crowds.has(key) || bare.contains(key) ? cells.get(key) : null;
        return known == null ? new FollowCell() : known;
    }

    private void observe(String key, Observation observation, Instant at) {
        var cell = cell(key);
        if (cell.has(observation)) {
            duplicates++;
            if (!past(at)) {
                cell.orCopy(observation);
                cells.put(key, cell);
            }
            return;
        }
        cell.add(observation, at);
        changed(key, cell, at, cell.judgedAt(observation, at));
        letGo();
    }

    private boolean past(Instant at) {
        var now = watermarks.current();
        return now != null && !at.isAfter(now);
    }

    /** A change of the future waits for its time; a late one is judged now. */
    private void changed(String key, FollowCell cell, Instant at, Instant when) {
        var now = watermarks.current();
        if (now != null && past(at)) {
            late++;
            judge(key, cell, now);
        } else {
            reschedule(key, cell, earlier(cell.due(), when));
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
        if (!Objects.equals(due, before)) {
            if (due != null) {
                agenda.add(due, key);
            }
            cell.dueAt(due);
        }
        joinOnce(key, cell);
        cells.put(key, cell);
    }

    private void joinOnce(String key, FollowCell cell) {
        if (!cell.isCounted()) {
            join(key, cell);
        }
    }

    private void join(String key, FollowCell cell) {
        var last = cell.last();
        if (last == null) {
            bare.add(key);
        } else {
            bare.remove(key);
            crowds.join(key, cell.host(), last.plus(KEPT));
            cell.counted();
        }
    }

    /** A cell has one time to be forgotten, which is put off only when it has come. */
    private void forgetOver(Instant now) {
        for (var member = crowds.over(now); member != null; member = crowds.over(now)) {
            agenda.takeAll(member.until(), this::judge);
            var cell = cells.get(member.key());
            var keptUntil = cell == null ? null : keptUntil(cell);
            if (keptUntil != null && keptUntil.isAfter(member.until())) {
                crowds.move(member, keptUntil);
            } else {
                crowds.leave(member);
                forget(member.key());
            }
        }
    }

    private static @Nullable Instant keptUntil(FollowCell cell) {
        var last = cell.last();
        var due = cell.due() == null ? null : cell.due().plusSeconds(1);
        if (last == null || (due != null && due.isAfter(last.plus(KEPT)))) {
            return due;
        }
        return last.plus(KEPT);
    }

    /** Lets the oldest go while there are more than may be. */
    private void letGo() {
        for (var member = crowds.tooMany(); member != null; member = crowds.tooMany()) {
            var cell = cells.get(member.key());
            var keptUntil =
                    cell == null || cell.last() == null ? null : cell.last().plus(KEPT);
            if (keptUntil != null && keptUntil.isAfter(member.until())) {
                crowds.move(member, keptUntil);
                continue;
            }
            crowds.leave(member);
            if (cell != null) {
                forget(member.key());
                losses.add(tenant(member.key()), member.host(), 1);
            }
        }
    }

    private void forget(String key) {
        cells.delete(key);
        minutes.forget(key);
    }

    private void judge(String key, FollowCell cell, Instant at) {
        cell.forget(at);
        var observations = cell.at(at);
        var look = new Look(
                at,
                presence.seenFrom(tenant(key), key),
                presence.version(at),
                cell.ownLog() || anyOfDevice(observations));
        Instant next = null;
        var judged = new ArrayList<Judged>();
        for (var request : requests.of(key, observations, cell.requests())) {
            var standing = judge(cell, request, look);
            next = earlier(next, standing.next());
            judged.add(standing);
        }
        cell.judged(judged);
        if (judged.size() < cell.said().size()) {
            takeBack(cell, at);
        }
        var due = earlier(next, cell.nextChange(at));
        if (due == null) {
            cell.rest();
        }
        reschedule(key, cell, due);
    }

    private static boolean anyOfDevice(List<Observation> observations) {
        for (var seen : observations) {
            if (seen.origin() == Origin.DEVICE) {
                return true;
            }
        }
        return false;
    }

    /** A request that stands as it stood is not judged now. */
    private Judged judge(FollowCell cell, Request request, Look look) {
        var known = cell.judged(request.id());
        if (known != null && known.holds(request, look.ownLog(), look.version(), look.at())) {
            return known;
        }
        var before = cell.said().get(request.id());
        var standing = asSaid(judge.judge(request, look.at(), look.presence(), look.ownLog()), before, look.at());
        cell.said().put(request.id(), sayings.say(request, standing, before, look));
        return new Judged(request, look.ownLog(), look.version(), standing.next());
    }

    /** Once it may be forgotten who was alive in a wait, what was said of that wait stays. */
    private static Standing asSaid(Standing standing, @Nullable Said before, Instant at) {
        var problem = standing.problem();
        var said = before == null ? null : before.diagnosis();
        if (problem == null || problem.deadline() == null || said == null || said.verdict() != Verdict.STUCK) {
            return standing;
        }
        var stays = problem.deadline().equals(said.deadline()) && HeardMinutes.mayBeForgotten(problem.deadline(), at);
        return stays ? standing.with(problem.as(Verdict.STUCK)) : standing;
    }

    private void takeBack(FollowCell cell, Instant at) {
        cell.said().entrySet().removeIf(said -> {
            var isGone = cell.judged(said.getKey()) == null;
            if (isGone) {
                sayings.gone(said.getValue(), heir(cell, said.getValue().trail()), at);
            }
            return isGone;
        });
    }

    /** The request that has the first record of one that is gone; null when that record went to another device. */
    private static @Nullable String heir(FollowCell cell, TrailState gone) {
        for (var request : cell.requests()) {
            if (gone.workflow().equals(request.workflow())
                    && !gone.firstSeen().isBefore(request.first().time())
                    && !gone.firstSeen().isAfter(request.last().time())) {
                return request.id();
            }
        }
        return null;
    }

    /** Every key of this stage begins with its tenant. */
    private static String tenant(String key) {
        return key.substring(0, key.indexOf('/'));
    }
}
