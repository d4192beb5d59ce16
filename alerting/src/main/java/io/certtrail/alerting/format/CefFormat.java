/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import org.jspecify.annotations.Nullable;

/** ArcSight's Common Event Format, version 0, as most SIEMs read it over syslog. */
final class CefFormat implements AlertFormat {
    private final Product product;

    CefFormat(Product product) {
        this.product = product;
    }

    @Override
    public String diagnosis(Diagnosis diagnosis) {
        return new CefLine(product, diagnosis.code(), diagnosis.title(), severity(diagnosis.severity()))
                .with("rt", Wording.time(diagnosis))
                .with("start", diagnosis.firstSeen())
                .with("end", diagnosis.lastSeen())
                .with("dvchost", diagnosis.host(), 100)
                .with("dhost", diagnosis.device(), 1023)
                .with("duser", diagnosis.user(), 1023)
                .with("externalId", diagnosis.id(), 200)
                .with("cat", "certificate/" + diagnosis.workflow(), 1023)
                .with("act", diagnosis.state().id(), 63)
                .with("outcome", outcome(diagnosis.state()), 63)
                .with("reason", Wording.confirmed(diagnosis).map(Cause::code).orElse(null), 1023)
                .with("msg", diagnosis.explanation(), 1023)
                .custom(1, "trail", diagnosis.trail())
                .custom(2, "step", diagnosis.step())
                .custom(3, "verdict", diagnosis.verdict().id())
                .custom(4, "profile", diagnosis.profile())
                .custom(5, "fix", Wording.remedy(diagnosis))
                .custom(6, "incident", diagnosis.incident())
                .custom(1, "attempts", diagnosis.attempts())
                .custom(2, "revision", diagnosis.revision())
                .toString();
    }

    @Override
    public String incident(Incident incident) {
        return new CefLine(product, incident.code(), incident.title(), severity(incident.severity()))
                .with("rt", incident.lastSeen())
                .with("start", incident.firstSeen())
                .with("end", incident.lastSeen())
                .with("dvchost", incident.host(), 100)
                .with("externalId", incident.id(), 200)
                .with("cat", "incident", 1023)
                .with("act", incident.state().id(), 63)
                .with("outcome", outcome(incident.state()), 63)
                .with("cnt", Integer.toString(incident.count()), 12)
                .with("msg", Wording.headline(incident), 1023)
                .custom(1, "scope", incident.scope())
                .custom(2, "sample", String.join(" ", incident.sample()))
                .custom(1, "open", incident.open())
                .custom(2, "revision", incident.revision())
                .toString();
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 3;
            case MEDIUM -> 5;
            case HIGH -> 8;
            case CRITICAL -> 10;
        };
    }

    private static @Nullable String outcome(State state) {
        return switch (state) {
            case OPEN -> "failure";
            case RESOLVED -> "success";
            case RETRACTED -> null;
        };
    }
}
