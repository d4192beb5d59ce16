/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.catalogue.Match;
import io.certtrail.correlator.diagnosis.Facts;
import io.certtrail.correlator.diagnosis.HostDrafts;
import io.certtrail.correlator.diagnosis.HostPatterns;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The troubles of hosts and devices: said when the facts have a signature, and ended by what shows that it is over. */
final class HostTroubles {
    private static final int KEPT_FACTS = 8;
    /** A server that fails a thousand calls a minute is told of once a minute. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Catalogue catalogue;
    private final Table<HostRow> rows;
    private final Table<Finding> findings;
    private final Facts facts;
    private final Publisher publisher;
    private final Later later;
    private final HostDrafts drafts;
    private final Map<String, List<DiagnosisEntry>> bySignal = new HashMap<>();
    private final List<DiagnosisEntry> ofAnySignal = new ArrayList<>();

    HostTroubles(
            Catalogue catalogue,
            Table<HostRow> rows,
            Table<Finding> findings,
            Facts facts,
            Publisher publisher,
            Later later) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.findings = findings;
        this.facts = facts;
        this.publisher = publisher;
        this.later = later;
        this.drafts = new HostDrafts(catalogue);
        catalogue.diagnoses().stream()
                .filter(entry -> entry.scope() == Scope.HOST)
                .forEach(this::index);
    }

    /** Where a diagnosis goes. */
    interface Publisher {
        void publish(Diagnosis draft, List<Observation> marks, @Nullable Finding before);
    }

    /** What will call {@link #due} in its turn. */
    interface Later {
        void at(Instant time, String key);
    }

    private void index(DiagnosisEntry entry) {
        var when = entry.when();
        var matches = Stream.of(when.any(), when.all(), when.none())
                .flatMap(List::stream)
                .toList();
        if (matches.stream().anyMatch(match -> match.signal().isEmpty())) {
            ofAnySignal.add(entry);
            return;
        }
        var names = new HashSet<>(entry.resolvedBy());
        matches.stream().map(Match::signal).forEach(names::addAll);
        when.diagnoses().forEach(code -> names.add(HostPatterns.DIAGNOSIS + code));
        names.forEach(name ->
                bySignal.computeIfAbsent(name, none -> new ArrayList<>()).add(entry));
    }

    /** Takes a fact in its turn. */
    void take(Observation fact, Instant at) {
        if (HostPatterns.place(fact) != null) {
            concerned(fact).forEach(entry -> take(entry, fact, at));
        }
    }

    /** What was said of the host of a fact, for which the fact counts. */
    List<Diagnosis> toldBy(Observation fact) {
        return concerned(fact)
                .filter(entry -> HostPatterns.concerns(entry, fact))
                .map(entry -> findings.get(drafts.id(entry.code(), fact)))
                .filter(Objects::nonNull)
                .map(Finding::published)
                .toList();
    }

    private Stream<DiagnosisEntry> concerned(Observation fact) {
        return Stream.concat(bySignal.getOrDefault(fact.signal(), List.of()).stream(), ofAnySignal.stream());
    }

    private void take(DiagnosisEntry entry, Observation fact, Instant at) {
        var key = key(entry, fact);
        var row = rows.get(key);
        var telling = HostPatterns.concerns(entry, fact)
                ? HostPatterns.telling(entry, fact, fact.time(), facts)
                : List.<Observation>of();
        if (!telling.isEmpty()) {
            tell(entry, key, fact, counted(row, fact, telling), at);
        } else if (row != null && HostPatterns.refutes(entry, fact, row.lastSeen())) {
            rows.delete(key);
            open(entry.code(), fact).ifPresent(finding -> close(finding, State.RETRACTED, at));
        } else if (row != null && entry.resolvedBy().contains(fact.signal())) {
            resolve(entry, fact, row, at);
        }
        HostPatterns.elsewhere(entry, fact, facts).forEach(other -> completed(entry, other, fact, at));
    }

    /** What comes late may be over, or may never have held, by what came in time. */
    private void tell(DiagnosisEntry entry, String key, Observation fact, HostRow row, Instant at) {
        if (!fact.time().isBefore(at)) {
            say(entry, key, row, at);
        } else if (HostPatterns.isRefuted(entry, fact, row.lastSeen(), at, facts)) {
            rows.delete(key);
            open(entry.code(), fact).ifPresent(finding -> close(finding, State.RETRACTED, at));
        } else {
            var end = HostPatterns.endedBy(entry, fact, row.lastSeen(), at, facts);
            end.ifPresentOrElse(ended -> over(entry, key, fact, row, ended.time()), () -> say(entry, key, row, at));
        }
    }

    private void over(DiagnosisEntry entry, String key, Observation fact, HostRow row, Instant at) {
        rows.put(key, row.saying(null, null));
        var draft = draft(entry, fact, row);
        publisher.publish(Revisions.closed(draft, State.RESOLVED, at), List.of(), findings.get(draft.id()));
    }

    /** What one host lacked was seen at another one. */
    private void completed(DiagnosisEntry entry, Observation fact, Observation elsewhere, Instant at) {
        var telling = HostPatterns.telling(entry, fact, elsewhere.time(), facts);
        if (!telling.isEmpty() && open(entry.code(), fact).isEmpty()) {
            say(entry, key(entry, fact), counted(null, elsewhere, telling), at);
        }
    }

    private static String key(DiagnosisEntry entry, Observation fact) {
        return "%s/%s/%s".formatted(fact.tenant(), entry.code(), HostPatterns.place(fact));
    }

    private static HostRow counted(@Nullable HostRow row, Observation fact, List<Observation> telling) {
        if (row == null) {
            return new HostRow(
                    telling.size(), telling.stream().limit(KEPT_FACTS).toList(), fact.time(), null, null);
        }
        var first = Stream.concat(row.first().stream(), telling.stream())
                .distinct()
                .limit(KEPT_FACTS)
                .toList();
        var lastSeen = row.lastSeen().isAfter(fact.time()) ? row.lastSeen() : fact.time();
        return new HostRow(row.count() + 1, first, lastSeen, row.told(), row.due());
    }

    /** Says what has changed of a trouble since it was last said. */
    void due(String key, Instant at) {
        var row = rows.get(key);
        if (row != null && at.equals(row.due())) {
            var entry = catalogue.diagnosis(key.split("/", 3)[1]).orElseThrow();
            say(entry, key, row.saying(null, null), at);
        }
    }

    private void say(DiagnosisEntry entry, String key, HostRow row, Instant at) {
        var fact = own(key, row);
        var told = row.told();
        if (entry.yieldsTo().stream().anyMatch(code -> open(code, fact).isPresent())) {
            rows.put(key, row);
        } else if (told != null
                && at.isBefore(told.plus(PAUSE))
                && open(entry.code(), fact).isPresent()) {
            defer(key, row, told.plus(PAUSE));
        } else {
            rows.put(key, row.saying(at, null));
            var draft = draft(entry, fact, row);
            publisher.publish(draft, List.of(), findings.get(draft.id()));
            retractLessSpecific(entry, fact, at);
        }
    }

    private void defer(String key, HostRow row, Instant due) {
        if (row.due() == null) {
            later.at(due, key);
        }
        rows.put(key, row.saying(row.told(), due));
    }

    private Diagnosis draft(DiagnosisEntry entry, Observation fact, HostRow row) {
        return drafts.draft(entry, fact, row.first(), row.count(), row.lastSeen());
    }

    /** A fact of the host in question: beside it may stand what was seen elsewhere. */
    private static Observation own(String key, HostRow row) {
        var place = key.split("/", 3)[2];
        return row.first().stream()
                .filter(fact -> place.equals(HostPatterns.place(fact)))
                .findFirst()
                .orElseThrow();
    }

    private void retractLessSpecific(DiagnosisEntry entry, Observation fact, Instant at) {
        catalogue.diagnoses().stream()
                .filter(other -> other.yieldsTo().contains(entry.code()))
                .flatMap(other -> open(other.code(), fact).stream())
                .forEach(finding -> close(finding, State.RETRACTED, at));
    }

    private void resolve(DiagnosisEntry entry, Observation fact, HostRow row, Instant at) {
        if (!fact.time().isBefore(row.lastSeen().plus(Objects.requireNonNull(entry.calm())))) {
            open(entry.code(), fact).ifPresent(finding -> {
                rows.put(key(entry, fact), row.saying(null, null));
                publisher.publish(
                        Revisions.closed(draft(entry, fact, row), State.RESOLVED, at), finding.marks(), finding);
            });
        }
    }

    private Optional<Finding> open(String code, Observation fact) {
        return Optional.ofNullable(findings.get(drafts.id(code, fact)))
                .filter(finding -> finding.published().state() == State.OPEN);
    }

    private void close(Finding finding, State state, Instant at) {
        publisher.publish(Revisions.closed(finding.published(), state, at), finding.marks(), finding);
    }
}
