/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import io.certtrail.schemas.diagnosis.Incident;

/** An incident as one JSON line, {@code certtrail.incident/1}. */
public final class IncidentJson {
    private IncidentJson() {}

    /** The line, without its end. */
    public static String toJson(Incident incident) {
        return JsonLine.of(incident, IncidentJson::write);
    }

    private static void write(JsonLine line, Incident incident) {
        line.text("schema", "certtrail.incident/1")
                .text("id", incident.id())
                .number("revision", incident.revision())
                .text("code", incident.code())
                .text("state", incident.state().id())
                .text("severity", incident.severity().id())
                .text("tenant", incident.tenant())
                .text("scope", incident.scope())
                .text("host", incident.host())
                .text("title", incident.title())
                .number("count", incident.count())
                .number("open", incident.open())
                .time("firstSeen", incident.firstSeen())
                .time("lastSeen", incident.lastSeen())
                .texts("sample", incident.sample())
                .texts("explains", incident.explains());
    }
}
