/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.identity.Ids;
import io.certtrail.correlator.state.Table;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups what has one cause in one scope: people are told once, with a count, and told when it is over. */
final class Incidents {
    private static final int SAMPLE = 5;
    /** Beyond these an incident only counts; what it knows of each member is dropped, oldest id first. */
    private static final int MOST = 10_000;

    private final Table<IncidentRow> rows;
    private final Conclusions conclusions;

    Incidents(Table<IncidentRow> rows, Conclusions conclusions) {
        this.rows = rows;
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
        var row = rows.get(id);
        var members = new TreeMap<>(row == null ? Map.<String, Boolean>of() : row.members());
        members.put(diagnosis.id(), diagnosis.state() == State.OPEN);
        while (members.size() > MOST) {
            members.remove(members.firstKey());
        }
        var incident = incident(id, diagnosis, members, row == null ? null : row.published());
        rows.put(id, new IncidentRow(incident, members));
        conclusions.incident(incident);
    }

    /** A diagnosis that got another name leaves the incident of its old one. */
    void leave(Diagnosis before) {
        var id = idOf(before);
        var row = rows.get(id);
        if (row == null || !row.members().containsKey(before.id())) {
            return;
        }
        var members = new TreeMap<>(row.members());
        members.remove(before.id());
        var incident = incident(id, before, members, row.published());
        rows.put(id, new IncidentRow(incident, members));
        conclusions.incident(incident);
    }

    /** The incident of a diagnosis is the cause of another incident. */
    void explain(Diagnosis cause, String explained) {
        var id = idOf(cause);
        var row = rows.get(id);
        if (row == null || id.equals(explained) || row.published().explains().contains(explained)) {
            return;
        }
        var explains = Stream.concat(row.published().explains().stream(), Stream.of(explained))
                .sorted()
                .toList();
        var incident = incident(id, cause, row.members(), row.published(), explains);
        rows.put(id, new IncidentRow(incident, row.members()));
        conclusions.incident(incident);
    }

    private static Incident incident(
            String id, Diagnosis diagnosis, SortedMap<String, Boolean> members, @Nullable Incident before) {
        return incident(id, diagnosis, members, before, before == null ? List.of() : before.explains());
    }

    private static Incident incident(
            String id,
            Diagnosis diagnosis,
            SortedMap<String, Boolean> members,
            @Nullable Incident before,
            List<String> explains) {
        var open = (int) members.values().stream().filter(still -> still).count();
        return new Incident(
                id,
                before == null ? 1 : before.revision() + 1,
                diagnosis.code(),
                open > 0 ? State.OPEN : members.isEmpty() ? State.RETRACTED : State.RESOLVED,
                diagnosis.severity(),
                diagnosis.tenant(),
                scope(diagnosis),
                diagnosis.host(),
                diagnosis.title(),
                members.size(),
                open,
                before == null ? diagnosis.firstSeen() : earlier(before.firstSeen(), diagnosis.firstSeen()),
                before == null ? diagnosis.lastSeen() : later(before.lastSeen(), diagnosis.lastSeen()),
                members.keySet().stream().limit(SAMPLE).toList(),
                explains);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
