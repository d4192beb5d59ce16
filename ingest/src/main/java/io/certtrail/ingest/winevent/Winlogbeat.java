/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.lines.Timestamps;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Winlogbeat and Elastic Agent: all of the event is in the object {@code winlog}; the event id is a number in version 7
 * and a string in version 8. The agent's own host is not the event's computer when events are forwarded.
 */
final class Winlogbeat {
    private Winlogbeat() {}

    static EventRecord read(JsonObject root) {
        var winlog = root.object("winlog");
        var time = Json.text(root, "@timestamp");
        var eventId = Json.integer(winlog, "event_id");
        return new EventRecord(
                Json.text(winlog, "provider_name"),
                Json.text(winlog, "channel"),
                eventId == null ? Json.integer(root.object("event"), "code") : eventId,
                Json.level(Json.text(root.object("log"), "level")),
                Json.number(winlog, "record_id"),
                user(winlog.object("user")),
                Json.text(winlog, "computer_name"),
                time == null ? null : Timestamps.instant(time, ZoneOffset.UTC),
                data(winlog),
                Json.text(root, "message"));
    }

    private static @Nullable String user(JsonObject user) {
        var sid = Json.text(user, "identifier");
        var domain = Json.text(user, "domain");
        var name = Json.text(user, "name");
        if (sid != null || name == null) {
            return sid;
        }
        return domain == null ? name : domain + "\\" + name;
    }

    private static EventData data(JsonObject winlog) {
        var data = new EventData();
        winlog.leaves("event_data", data);
        winlog.leaves("user_data", data);
        return data;
    }
}
