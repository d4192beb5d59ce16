/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.identity.Ids;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups what has one cause in one scope: people are told once, with a count, and told when it is over. */
final class Incidents {
    private static final int SAMPLE = 5;

    private final Table<Incident> rows;
    private final Table<Boolean> members;
    private final Conclusions conclusions;

    /**
     * Kept in tables.
     *
     * @param members by incident and diagnosis: whether it is open
     */
    Incidents(Table<Incident> rows, Table<Boolean> members, Conclusions conclusions) {
        this.rows = rows;
        this.members = members;
        this.conclusions = conclusions;
    }

    /** The incident a diagnosis belongs to. */
    static String idOf(Diagnosis diagnosis) {
        return Ids.of("incident", diagnosis.tenant(), diagnosis.code(), scope(diagnosis));
    }

    /**
     * What diagnoses of one cause have in common: the CA they asked, else the host, else the profile, else the tenant.
     */
    private static String scope(Diagnosis diagnosis) {
        var cas = diagnosis.identifiers().getOrDefault("ca", List.of());
        if (diagnosis.scope() == Scope.REQUEST && cas.size() == 1) {
            return "ca:" + cas.get(0);
        }
        if (diagnosis.host() != null) {
            return (diagnosis.scope() == Scope.HOST ? "host:" : "connector:") + diagnosis.host();
        }
        return diagnosis.profile() == null ? "tenant:" + diagnosis.tenant() : "profile:" + diagnosis.profile();
    }

    void update(Diagnosis diagnosis) {
        var id = idOf(diagnosis);
        var known = members.get(member(id, diagnosis));
        var isOpen = diagnosis.state() == State.OPEN;
        if (known == null || known != isOpen) {
            members.put(member(id, diagnosis), isOpen);
        }
        var before = rows.get(id);
        tell(incident(
                id,
                diagnosis,
                before,
                (before == null ? 0 : before.count()) + (known == null ? 1 : 0),
                (before == null ? 0 : before.open()) + number(isOpen) - number(Boolean.TRUE.equals(known)),
                known == null ? sampled(before, diagnosis.id()) : before == null ? List.of() : before.sample(),
                before == null ? List.of() : before.explains()));
    }

    private static int number(boolean is) {
        return is ? 1 : 0;
    }

    private static String member(String incident, Diagnosis diagnosis) {
        return incident + "/" + diagnosis.id();
    }

    private void tell(Incident incident) {
        rows.put(incident.id(), incident);
        conclusions.incident(incident);
    }

    private static List<String> sampled(@Nullable Incident before, String id) {
        var known = before == null ? List.<String>of() : before.sample();
        return Stream.concat(known.stream(), Stream.of(id))
                .sorted()
                .limit(SAMPLE)
                .toList();
    }

    /** A diagnosis that got another name leaves the incident of its old one. */
    void leave(Diagnosis left) {
        var id = idOf(left);
        var before = rows.get(id);
        var known = members.get(member(id, left));
        if (before == null || known == null) {
            return;
        }
        members.delete(member(id, left));
        tell(incident(
                id,
                left,
                before,
                before.count() - 1,
                before.open() - number(known),
                firstMembers(id),
                before.explains()));
    }

    /** A diagnosis that is forgotten still counts, and is not looked at any more. */
    void forget(Diagnosis told) {
        members.delete(member(idOf(told), told));
    }

    private List<String> firstMembers(String id) {
        var first = new ArrayList<String>();
        members.scan(id + "/", id + "/" + TimeKey.LAST, (key, open) -> {
            first.add(key.substring(id.length() + 1));
            return first.size() < SAMPLE;
        });
        return first;
    }

    /** The incident of a diagnosis is the cause of another incident. */
    void explain(Diagnosis cause, String explained) {
        var id = idOf(cause);
        var before = rows.get(id);
        if (before == null || id.equals(explained) || before.explains().contains(explained)) {
            return;
        }
        var explains = Stream.concat(before.explains().stream(), Stream.of(explained))
                .sorted()
                .toList();
        tell(incident(id, cause, before, before.count(), before.open(), before.sample(), explains));
    }

    private static Incident incident(
            String id,
            Diagnosis diagnosis,
            @Nullable Incident before,
            int count,
            int open,
            List<String> sample,
            List<String> explains) {
        return new Incident(
                id,
                before == null ? 1 : before.revision() + 1,
                diagnosis.code(),
                open > 0 ? State.OPEN : count == 0 ? State.RETRACTED : State.RESOLVED,
                diagnosis.severity(),
                diagnosis.tenant(),
                scope(diagnosis),
                diagnosis.host(),
                diagnosis.title(),
                count,
                open,
                before == null ? diagnosis.firstSeen() : earlier(before.firstSeen(), diagnosis.firstSeen()),
                before == null ? diagnosis.lastSeen() : later(before.lastSeen(), diagnosis.lastSeen()),
                sample,
                explains);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
