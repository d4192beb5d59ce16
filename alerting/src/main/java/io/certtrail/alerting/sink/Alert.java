/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Severity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One revision of a diagnosis or an incident, written out and ready to leave.
 *
 * @param id what it is about; alerts of one id leave in order
 * @param body one line
 */
public record Alert(
        String id, int revision, String code, Severity severity, Instant time, String mediaType, String body) {

    /** A diagnosis, as a format wrote it. */
    public static Alert of(Diagnosis diagnosis, String mediaType, String body) {
        return new Alert(
                diagnosis.id(),
                diagnosis.revision(),
                diagnosis.code(),
                diagnosis.severity(),
                diagnosis.lastSeen(),
                mediaType,
                body);
    }

    /** An incident, as a format wrote it. */
    public static Alert of(Incident incident, String mediaType, String body) {
        return new Alert(
                incident.id(),
                incident.revision(),
                incident.code(),
                incident.severity(),
                incident.lastSeen(),
                mediaType,
                body);
    }

    /** By this a receiver knows a repeated delivery: printable ASCII without blanks, equal for equal revisions. */
    public String idempotencyKey() {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + "/" + revision;
    }
}
