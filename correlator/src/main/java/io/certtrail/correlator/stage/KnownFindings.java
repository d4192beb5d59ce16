/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The diagnoses that were told, also by code or device and time. Those of requests are forgotten ninety days after they
 * were last seen, and the oldest before that when there are too many; those of hosts are as few as hosts and codes.
 */
final class KnownFindings {
    /** How long before it was last seen a finding may have begun, for it to be found by when it was seen. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration KEPT = Duration.ofDays(90);
    /** Stands before a device, or a request of a CA, where else a code stands. */
    private static final String OF = "of/";

    private final Table<Finding> findings;
    private final Table<String> times;
    private final Incidents incidents;
    private final Crowds crowds;

    KnownFindings(Table<Finding> findings, Table<String> times, Incidents incidents, int most) {
        this.findings = findings;
        this.times = times;
        this.incidents = incidents;
        this.crowds = new Crowds(most);
        findings.scan("", TimeKey.LAST, (id, finding) -> {
            join(finding.published());
            return true;
        });
    }

    private void join(Diagnosis told) {
        if (told.scope() == Scope.REQUEST) {
            crowds.join(told.id(), told.host(), told.lastSeen().plus(KEPT));
        }
    }

    /** Keeps a finding in the stead of what was told before. */
    void put(Finding finding, @Nullable Finding before) {
        var told = finding.published();
        var rows = times(finding);
        var old = before == null ? Set.<String>of() : times(before);
        old.stream().filter(row -> !rows.contains(row)).forEach(times::delete);
        rows.stream().filter(row -> !old.contains(row)).forEach(row -> times.put(row, ""));
        findings.put(told.id(), finding);
        join(told);
        for (var member = crowds.tooMany(); member != null; member = crowds.tooMany()) {
            forget(member);
        }
    }

    /** Forgets what was last seen long ago. */
    void forget(Instant now) {
        for (var member = crowds.over(now); member != null; member = crowds.over(now)) {
            forget(member);
        }
    }

    private void forget(Crowds.Member member) {
        var finding = findings.get(member.key());
        var until = finding == null
                ? member.until()
                : finding.published().lastSeen().plus(KEPT);
        if (until.isAfter(member.until())) {
            crowds.move(member, until);
            return;
        }
        crowds.leave(member);
        if (finding != null) {
            findings.delete(member.key());
            times(finding).forEach(times::delete);
            incidents.forget(finding.published());
        }
    }

    /** Ids of the findings of some codes near a fact, in order of time. */
    List<String> near(Observation fact, Set<String> codes, Duration reach) {
        return near(
                fact.tenant(),
                codes,
                fact.time().minus(reach).minus(LONGEST),
                fact.time().plus(reach));
    }

    /**
     * Ids of the findings that are of a device, or may be, or of a request of a CA, and began from one time to another,
     * both included.
     */
    List<String> of(String whom, String tenant, Instant from, Instant to) {
        return near(tenant, Set.of(OF + whom), from, to);
    }

    /** Ids of the findings of some codes that began from one time to another, both included, in order of time. */
    private List<String> near(String tenant, Set<String> codes, Instant from, Instant to) {
        var first = TimeKey.prefix(from);
        var last = TimeKey.of(to, TimeKey.LAST);
        var keys = new TreeSet<String>();
        for (var code : codes) {
            var prefix = codeOf(tenant, code);
            times.scan(prefix + first, prefix + last, (key, value) -> {
                keys.add(key.substring(prefix.length()));
                return true;
            });
        }
        return keys.stream().map(TimeKey::thing).toList();
    }

    /** The requests of CAs that a diagnosis names. */
    static List<String> authorityRequests(Diagnosis told) {
        return told.identifiers().getOrDefault(IdentifierKind.CA_REQUEST.id(), List.of());
    }

    /** Where it is found: by its code, each device that it is of or may be of, and each request of a CA. */
    private static Set<String> times(Finding finding) {
        var told = finding.published();
        var time = TimeKey.of(told.firstSeen(), told.id());
        var rows = new TreeSet<String>();
        rows.add(codeOf(told.tenant(), told.code()) + time);
        finding.mayBeOf().forEach(device -> rows.add(codeOf(told.tenant(), OF + device) + time));
        authorityRequests(told).forEach(request -> rows.add(codeOf(told.tenant(), OF + request) + time));
        return rows;
    }

    private static String codeOf(String tenant, String code) {
        return tenant + "|" + code + "|";
    }
}
