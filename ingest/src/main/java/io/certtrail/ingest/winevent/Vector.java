/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.lines.Timestamps;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Vector's {@code windows_event_log}: flat keys in lower case, named data in an object, the others in a list. */
final class Vector {
    private Vector() {}

    static boolean knows(JsonObject root) {
        return root.has("provider_name") && root.has("event_id") && root.has("channel");
    }

    static EventRecord read(JsonObject root) {
        var time = Json.either(root, "timestamp", "@timestamp");
        return new EventRecord(
                Json.text(root, "provider_name"),
                Json.text(root, "channel"),
                Json.integer(root, "event_id"),
                level(root),
                Json.number(root, "record_id"),
                Json.either(root, "user_id", "user_name"),
                Json.either(root, "computer", "host"),
                time == null ? null : Timestamps.instant(time, ZoneOffset.UTC),
                data(root),
                message(root));
    }

    private static @Nullable Integer level(JsonObject root) {
        var level = Json.integer(root, "level_value");
        return level == null ? Json.level(Json.text(root, "level")) : level;
    }

    private static EventData data(JsonObject root) {
        var data = new EventData();
        root.leaves("event_data", data);
        root.leaves("user_data", data);
        if (data.values().isEmpty()) {
            root.texts("string_inserts").forEach(data::add);
        }
        return data;
    }

    /** Where there is no text of the event, Vector makes one that says nothing. */
    private static @Nullable String message(JsonObject root) {
        var message = Json.text(root, "message");
        var made = "Event ID %s from %s on ".formatted(Json.text(root, "event_id"), Json.text(root, "provider_name"));
        return message == null || message.startsWith(made) ? null : message;
    }
}
