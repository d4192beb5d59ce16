/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The diagnoses of one code and verdict at one place: what a person reads as one line.
 *
 * @param where host of the cause, or what is known instead
 * @param members by first sight, then id
 */
record Group(String where, List<Diagnosis> members) {
    private static final Comparator<Diagnosis> FIRST_SEEN =
            Comparator.comparing(Diagnosis::firstSeen).thenComparing(Diagnosis::id);
    private static final Comparator<Group> MOST_URGENT = Comparator.comparing(Group::severity, Comparator.reverseOrder())
            .thenComparing(group -> -group.members.size())
            .thenComparing(group -> group.first().code())
            .thenComparing(Group::where)
            .thenComparing(group -> group.first().verdict());

    /** Groups in the order a person should read them: most urgent first, then most numerous. */
    static List<Group> of(Collection<Diagnosis> diagnoses) {
        var groups = diagnoses.stream().collect(Collectors.groupingBy(Group::key));
        return groups.values().stream().map(Group::of).sorted(MOST_URGENT).toList();
    }

    private static List<String> key(Diagnosis diagnosis) {
        return List.of(diagnosis.code(), diagnosis.verdict().id(), place(diagnosis));
    }

    private static Group of(List<Diagnosis> members) {
        var sorted = members.stream().sorted(FIRST_SEEN).toList();
        return new Group(place(sorted.get(0)), sorted);
    }

    private static String place(Diagnosis diagnosis) {
        var host = diagnosis.host();
        return host != null ? Safe.text(host) : diagnosis.scope() == Scope.TENANT ? "tenant" : "-";
    }

    /** The one shown in detail: the first of the most severe. */
    Diagnosis first() {
        return members.stream()
                .filter(diagnosis -> diagnosis.severity() == severity())
                .findFirst()
                .orElseThrow();
    }

    Severity severity() {
        return members.stream()
                .map(Diagnosis::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant firstSeen() {
        return members.stream()
                .map(Diagnosis::firstSeen)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant lastSeen() {
        return members.stream()
                .map(Diagnosis::lastSeen)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    List<String> devices() {
        return members.stream()
                .map(Diagnosis::device)
                .filter(Objects::nonNull)
                .map(Safe::text)
                .distinct()
                .sorted()
                .toList();
    }

    /** How many, in words that fit what they are. */
    String size() {
        var sample = first();
        var noun = sample.scope() == Scope.REQUEST
                ? switch (sample.verdict()) {
                    case STUCK -> "stuck";
                    case BLIND -> "blind";
                    case FAILED, DEGRADED -> "req";
                }
                : sample.scope().id();
        return Numbers.count(members.size()) + " " + noun;
    }

    /** The first thing to do: of a confirmed cause, else of the likeliest that is not ruled out. */
    String fix() {
        return Stream.of(CauseStatus.CONFIRMED, CauseStatus.POSSIBLE)
                .flatMap(status -> first().causes().stream().filter(cause -> cause.status() == status))
                .flatMap(cause -> cause.remedy().stream())
                .findFirst()
                .map(Safe::text)
                .orElse("certtrail explain " + Safe.text(first().code()));
    }
}
