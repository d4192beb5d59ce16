/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

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
 * The diagnoses that were told, also by code and time. Those of requests are forgotten ninety days after they were last
 * seen, and the oldest before that when there are too many; those of hosts are as few as hosts and codes.
 */
final class KnownFindings {
    private static final Duration KEPT = Duration.ofDays(90);

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
    void put(Finding finding, @Nullable Diagnosis before) {
        var told = finding.published();
        var time = time(told);
        if (before == null || !time(before).equals(time)) {
            if (before != null) {
                times.delete(time(before));
            }
            times.put(time, "");
        }
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
            times.delete(time(finding.published()));
            incidents.forget(finding.published());
        }
    }

    /** Ids of the findings of some codes near a fact, in order of time. */
    List<String> near(Observation fact, Set<String> codes, Duration reach) {
        var from = TimeKey.prefix(fact.time().minus(reach).minus(Duration.ofDays(1)));
        var to = TimeKey.of(fact.time().plus(reach), TimeKey.LAST);
        var keys = new TreeSet<String>();
        for (var code : codes) {
            var prefix = codeOf(fact.tenant(), code);
            times.scan(prefix + from, prefix + to, (key, value) -> {
                keys.add(key.substring(prefix.length()));
                return true;
            });
        }
        return keys.stream().map(TimeKey::thing).toList();
    }

    private static String time(Diagnosis told) {
        return codeOf(told.tenant(), told.code()) + TimeKey.of(told.firstSeen(), told.id());
    }

    private static String codeOf(String tenant, String code) {
        return tenant + "|" + code + "|";
    }
}
