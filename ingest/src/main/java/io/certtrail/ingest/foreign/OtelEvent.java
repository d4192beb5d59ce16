/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The body that the collector's {@code windowseventlog} receiver makes, from OTLP or as its {@code raw} encoding.
 *
 * <p>Event data came in three shapes over the years: an object; a list of objects of one value each below {@code data};
 * and an object in which values without a name are {@code Data1}, {@code Data2}.
 */
final class OtelEvent {
    private OtelEvent() {}

    static boolean read(Piece piece, Found found) {
        var body = piece.json();
        if (!body.path("provider").isObject() || !body.has("event_id") || !body.has("channel")) {
            return false;
        }
        var provider = Keys.text(body.path("provider"), "name");
        var eventId = Keys.text(body.path("event_id"), "id");
        var event = new FlatEvent()
                .with("provider_name", provider == null ? Keys.text(body.path("provider"), "event_source") : provider)
                .with("event_id", eventId == null ? piece.text("event_id") : eventId)
                .with("channel", piece.text("channel"))
                .with("record_id", piece.text("record_id"))
                .with("computer", piece.text("computer"))
                .with("timestamp", piece.text("system_time"))
                .with("user_id", Keys.text(body.path("security"), "user_id"))
                .with("message", piece.text("message"))
                .level(piece.text("level"));
        data(body.path("event_data"), event);
        body.path("user_data").properties().forEach(field -> event.data(field.getKey(), field.getValue()));
        return found.windowsEvent(event.node());
    }

    private static void data(JsonNode data, FlatEvent event) {
        if (data.path("data").isArray()) {
            for (var value : data.path("data")) {
                value.properties().forEach(field -> event.data(field.getKey(), field.getValue()));
            }
        } else {
            data.properties().forEach(field -> event.data(named(field.getKey()), field.getValue()));
        }
    }

    private static String named(String key) {
        var number = key.startsWith("Data") ? key.substring("Data".length()) : "";
        var isNumber = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? "param" + number : key;
    }
}
