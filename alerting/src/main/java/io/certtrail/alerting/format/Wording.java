/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every format says of an alert in the same words. */
final class Wording {
    private Wording() {}

    /** The title, and whom it is about. */
    static String headline(Diagnosis diagnosis) {
        var device = diagnosis.device() == null ? "" : ", device " + diagnosis.device();
        var host = diagnosis.host() == null ? "" : ", host " + diagnosis.host();
        return diagnosis.title() + device + host;
    }

    /** The title, where, and how many. */
    static String headline(Incident incident) {
        return "%s, %s: %d open of %d".formatted(incident.title(), incident.scope(), incident.open(), incident.count());
    }

    /** The cause that the evidence confirms. */
    static Optional<Cause> confirmed(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .filter(cause -> cause.status() == CauseStatus.CONFIRMED)
                .findFirst();
    }

    /** What to do: of the confirmed cause when there is one, else of each cause that is possible. */
    static String remedy(Diagnosis diagnosis) {
        var confirmed = confirmed(diagnosis);
        return diagnosis.causes().stream()
                .filter(cause ->
                        confirmed.isPresent() ? cause.equals(confirmed.get()) : cause.status() == CauseStatus.POSSIBLE)
                .flatMap(cause -> cause.remedy().stream())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** When it could first be said: a wait is told when its deadline has passed. */
    static Instant time(Diagnosis diagnosis) {
        var deadline = diagnosis.deadline();
        return deadline != null && deadline.isAfter(diagnosis.lastSeen()) ? deadline : diagnosis.lastSeen();
    }
}
