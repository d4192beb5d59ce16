/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import com.fasterxml.jackson.databind.JsonNode;
import io.certtrail.ingest.lines.Timestamps;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Winlogbeat and Elastic Agent: all of the event is in the object {@code winlog}; the event id is a number in version 7
 * and a string in version 8. The agent's own host is not the event's computer when events are forwarded.
 */
final class Winlogbeat {
    private Winlogbeat() {}

    static EventRecord read(JsonNode root) {
        var winlog = root.path("winlog");
        var time = Json.text(root, "@timestamp");
        var eventId = Json.integer(winlog, "event_id");
        return new EventRecord(
                Json.text(winlog, "provider_name"),
                Json.text(winlog, "channel"),
                eventId == null ? Json.integer(root.path("event"), "code") : eventId,
                Json.level(Json.text(root.path("log"), "level")),
                Json.number(winlog, "record_id"),
                user(winlog.path("user")),
                Json.text(winlog, "computer_name"),
                time == null ? null : Timestamps.instant(time, ZoneOffset.UTC),
                data(winlog),
                Json.text(root, "message"));
    }

    private static @Nullable String user(JsonNode user) {
        var sid = Json.text(user, "identifier");
        var domain = Json.text(user, "domain");
        var name = Json.text(user, "name");
        if (sid != null || name == null) {
            return sid;
        }
        return domain == null ? name : domain + "\\" + name;
    }

    private static EventData data(JsonNode winlog) {
        var data = new EventData();
        Json.addTo(data, "event_data", winlog.path("event_data"));
        Json.addTo(data, "user_data", winlog.path("user_data"));
        return data;
    }
}
