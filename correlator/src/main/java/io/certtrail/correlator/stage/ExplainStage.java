/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.diagnosis.BlindSpots;
import io.certtrail.correlator.diagnosis.Causes;
import io.certtrail.correlator.diagnosis.HostPatterns;
import io.certtrail.correlator.diagnosis.Skews;
import io.certtrail.correlator.gap.Numbering;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Agenda;
import io.certtrail.correlator.time.Speaker;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.correlator.time.Watermarks;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last stage, by tenant: puts what is said of requests beside the facts of the hosts they went through, ranks the
 * causes, and groups. Everything is taken in order of event time, so that the revisions come out the same at each run.
 */
public final class ExplainStage {

    /** Longer than a request is followed, and a fact may lie from its failure. */
    private static final Duration FACTS_KEPT = Duration.ofDays(16);

    private static final String TROUBLE = "trouble/";

    private final Catalogue catalogue;
    private final Tables tables;
    private final Agenda agenda;
    private final Watermarks watermarks;
    private final Incidents incidents;
    private final FactTable facts;
    private final KnownFindings known;
    private final Doubles doubles;
    private final RecordGaps gaps;
    private final HostTroubles hosts;
    private final Repeats repeats;
    private final Ending ending;
    private final Conclusions conclusions;
    private final Provers provers;
    private final Set<String> patterns;
    private final BlindSpots blindSpots;

    /** One task of the stage, fed by {@code of} tasks of the first and of the third. */
    public ExplainStage(Catalogue catalogue, int of, Limits limits, Tables tables, Conclusions conclusions) {
        this.catalogue = catalogue;
        this.tables = tables;
        this.agenda = new Agenda();
        this.watermarks = new Watermarks(tables.writers(), Map.of(Stages.INTERPRET, of, Stages.FOLLOW, of));
        this.incidents = new Incidents(tables.incidents(), tables.members(), conclusions);
        this.facts = new FactTable(tables.facts(), limits.open(), FACTS_KEPT);
        this.known = new KnownFindings(tables.findings(), tables.findingTimes(), incidents, limits.findings());
        this.doubles = new Doubles(known, tables.findings());
        this.gaps = new RecordGaps(tables.numbers());
        this.hosts = new HostTroubles(catalogue, tables.hosts(), tables.findings(), facts, this::publish, this::later);
        this.repeats = new Repeats(tables.inbox(), agenda);
        this.ending = new Ending(2 * of);
        this.conclusions = conclusions;
        this.blindSpots = new BlindSpots(catalogue.blindSpots());
        this.patterns = catalogue.diagnoses().stream()
                .flatMap(entry -> entry.when().diagnoses().stream())
                .collect(Collectors.toSet());
        this.provers = new Provers(catalogue);
        tables.inbox().scan("", TimeKey.LAST, (key, message) -> {
            agenda.add(TimeKey.time(key), TimeKey.thing(key));
            return true;
        });
        tables.hosts().scan("", TimeKey.LAST, (trouble, row) -> {
            if (row.due() != null) {
                later(row.due(), trouble);
            }
            return true;
        });
    }

    /** The stores of one task; {@code inbox} holds what is ahead of the watermark. */
    public record Tables(
            Table<Speaker> writers,
            Table<Message> inbox,
            Table<Observation> facts,
            Table<Finding> findings,
            Table<String> findingTimes,
            Table<HostRow> hosts,
            Table<Incident> incidents,
            Table<Boolean> members,
            Table<Numbering> numbers) {}

    /** The stage's watermark, or null while it is undefined. */
    public @Nullable Instant watermark() {
        return watermarks.current();
    }

    /** Takes one message; true when the stage's watermark moved. */
    public boolean accept(Message message) {
        if (message instanceof Message.Passed passed) {
            return pass(passed);
        }
        if (message instanceof Message.Observed observed) {
            put(observed.at(), "fact/" + factId(observed.observation()), message);
        } else if (message instanceof Message.Stated stated) {
            var draft = stated.draft();
            put(Doubles.toldAt(draft, stated.at()), "stated/" + draft.id(), message);
        } else if (message instanceof Message.Recorded recorded) {
            put(recorded.minute().plusSeconds(60), "records/" + recorded.channelKey(), message);
        }
        return false;
    }

    private void put(Instant at, String id, Message message) {
        var now = watermarks.current();
        if (now != null && !at.isAfter(now)) {
            take(message, now);
            return;
        }
        var key = TimeKey.of(at, id);
        var known = tables.inbox().get(key);
        tables.inbox().put(key, known == null ? message : orCopy(known, message));
        agenda.add(at, id);
    }

    /**
     * A newer statement replaces an older one; what tasks saw of one minute is taken together; of two copies of a fact
     * the one whose place comes first is quoted.
     */
    private static Message orCopy(Message known, Message message) {
        if (known instanceof Message.Recorded first && message instanceof Message.Recorded more) {
            return first.plus(more);
        }
        return known instanceof Message.Observed first && message instanceof Message.Observed copy
                ? new Message.Observed(first.observation().orCopy(copy.observation()), first.at())
                : message;
    }

    private boolean pass(Message.Passed passed) {
        var moved = watermarks.passed(passed.writer(), passed.of(), passed.watermark());
        var now = watermarks.current();
        var ends = ending.hear(passed);
        if (now == null || (moved == null && !ends)) {
            return false;
        }
        agenda.takeAll(now, this::takeDue);
        if (ends) {
            takeRepeats(now);
        }
        facts.forget(now);
        known.forget(now);
        return moved != null;
    }

    /** At the end, what is more of the same waits for nothing. */
    private void takeRepeats(Instant now) {
        var rest = new ArrayList<Agenda.Due>();
        agenda.takeAll(now.plus(Repeats.LONGEST), rest::add);
        for (var due : rest) {
            if (Repeats.isOne(due.thing())) {
                takeDue(due);
            } else {
                agenda.add(due.at(), due.thing());
            }
        }
    }

    private void later(Instant at, String trouble) {
        agenda.add(at, TROUBLE + trouble);
    }

    private void takeDue(Agenda.Due due) {
        if (due.thing().startsWith(TROUBLE)) {
            hosts.due(due.thing().substring(TROUBLE.length()), due.at());
            return;
        }
        var key = TimeKey.of(due.at(), due.thing());
        var message = tables.inbox().get(key);
        if (message != null) {
            tables.inbox().delete(key);
            take(message, due.at());
        }
    }

    private void take(Message message, Instant at) {
        if (message instanceof Message.Stated stated) {
            state(stated, at);
        } else if (message instanceof Message.Observed observed) {
            fact(observed.observation(), at);
        } else if (message instanceof Message.Recorded recorded) {
            gaps.take(recorded, at).forEach(told -> fact(told, at));
        }
    }

    private void state(Message.Stated stated, Instant at) {
        var draft = doubles.unlessTold(stated.draft(), stated.marks(), at);
        var before = tables.findings().get(draft.id());
        if (Doubles.endsNothing(draft, before)) {
            return;
        }
        var marks = stated.marks().isEmpty() && before != null ? before.marks() : stated.marks();
        repeats.forget(before);
        var next = withCauses(draft, marks);
        if (before != null && Repeats.mayWait(next.diagnosis(), before.published(), at)) {
            repeats.put(stated, before.published());
        } else {
            publish(next, marks, before);
        }
        for (var apart : doubles.toldBy(draft, marks)) {
            publish(Revisions.closed(apart.published(), State.RETRACTED, at), apart.marks(), apart);
        }
        var renamed = before == null || !before.published().code().equals(draft.code());
        var host = connector(marks).orElse(draft.device() == null ? null : draft.host());
        if (renamed && draft.state() == State.OPEN && host != null && patterns.contains(draft.code())) {
            fact(asFact(draft, host, at), at);
        }
    }

    private static Optional<String> connector(List<Observation> marks) {
        return marks.stream()
                .filter(seen -> seen.origin() == Origin.CONNECTOR)
                .map(Observation::host)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later);
    }

    /** A diagnosis of a request as a fact about the connector that served it, else about the host that it names. */
    private static Observation asFact(Diagnosis draft, String host, Instant at) {
        var evidence = draft.evidence().isEmpty()
                ? new Evidence(Origin.CONNECTOR, host, at, "", "", draft.title())
                : draft.evidence().get(draft.evidence().size() - 1);
        return Observation.fact(
                "%s%s/%s".formatted(HostPatterns.DIAGNOSIS, draft.code(), draft.id()),
                draft.tenant(),
                at,
                HostPatterns.DIAGNOSIS + draft.code(),
                draft.title(),
                Outcome.FAILED,
                host,
                null,
                evidence);
    }

    /** A diagnosis with its causes, and what confirms them. */
    private record Explained(Diagnosis diagnosis, List<Observation> proofs) {}

    /** A draft with its causes as they stand now. */
    private Explained withCauses(Diagnosis draft, List<Observation> marks) {
        var entry = catalogue.diagnosis(draft.code()).orElseThrow();
        var ranked = Causes.rank(entry, draft, marks, facts);
        var missing = gaps.within(draft, marks);
        var notSeen = Stream.concat(blindSpots.notSeen(draft, platform(marks), facts).stream(), missing.stream())
                .toList();
        var sure = Revisions.sure(draft, !missing.isEmpty());
        return new Explained(
                Revisions.explained(sure, ranked.causes(), notSeen, Incidents.idOf(draft)), ranked.proofs());
    }

    private void publish(Diagnosis draft, List<Observation> marks, @Nullable Finding before) {
        publish(withCauses(draft, marks), marks, before);
    }

    /** Publishes a diagnosis when it says anything new. */
    private void publish(Explained explained, List<Observation> marks, @Nullable Finding before) {
        var told = before == null ? null : before.published();
        var next = explained.diagnosis();
        if (told != null && Revisions.revision(next, told.revision()).equals(told)) {
            return;
        }
        var revised = Revisions.revision(next, told == null ? 1 : told.revision() + 1);
        known.put(new Finding(revised, marks), before);
        conclusions.diagnosis(revised);
        if (told != null && !Incidents.idOf(told).equals(Incidents.idOf(revised))) {
            incidents.leave(told);
        }
        incidents.update(revised);
        explained.proofs().forEach(proof -> explained(proof, revised));
    }

    private static @Nullable Platform platform(List<Observation> marks) {
        return marks.stream()
                .map(Observation::platform)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A fact that confirms a cause and also is a trouble of its host makes the one explain the other. */
    private void explained(Observation proof, Diagnosis by) {
        hosts.toldBy(proof).stream()
                .filter(trouble -> !trouble.id().equals(by.id()))
                .forEach(trouble -> incidents.explain(trouble, Incidents.idOf(by)));
    }

    /** Two tenants may have the same record, to the letter. */
    private static String factId(Observation fact) {
        return fact.tenant() + "/" + fact.id();
    }

    private void fact(Observation fact, Instant at) {
        if (facts.add(fact)) {
            hosts.take(fact, at);
            explainAgain(fact);
            if (fact.signal().equals(Skews.APART)) {
                Skews.wrong(fact, facts).ifPresent(wrong -> fact(wrong, at));
            }
        }
    }

    /** Diagnoses near a new fact may have got a proof, or a log that seemed to be off was on. */
    private void explainAgain(Observation fact) {
        var asking = provers.asking(fact.signal());
        var reach = provers.reach(fact.signal());
        if (asking.isEmpty() || isKnownToBeOn(fact, reach)) {
            return;
        }
        for (var id : known.near(fact, asking, reach)) {
            var finding = tables.findings().get(id);
            if (finding != null && concerns(fact, reach, asking, finding.published())) {
                publish(finding.published(), finding.marks(), finding);
            }
        }
    }

    private static boolean concerns(Observation fact, Duration reach, Set<String> asking, Diagnosis told) {
        return told.state() == State.OPEN
                && told.tenant().equals(fact.tenant())
                && asking.contains(told.code())
                && !fact.time().isAfter(told.lastSeen().plus(reach));
    }

    /** Only the first record of a place for long shows anything new. */
    private boolean isKnownToBeOn(Observation fact, Duration reach) {
        return fact.signal().startsWith(BlindSpots.SEEN)
                && facts.any(
                        fact.tenant(),
                        fact.signal(),
                        HostPatterns.place(fact),
                        fact.time().minus(reach),
                        fact.time().minusMillis(1));
    }
}
