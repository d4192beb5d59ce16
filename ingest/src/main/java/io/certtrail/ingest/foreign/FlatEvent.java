/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A Windows event put into flat keys, those of Vector: what other carriers say in other words is then read by one
 * reader. Values without a name are {@code param1}, {@code param2} by their place.
 */
final class FlatEvent {
    private final ObjectNode event = JsonNodeFactory.instance
            .objectNode()
            .put("provider_name", "")
            .put("event_id", "")
            .put("channel", "");
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    FlatEvent with(String key, @Nullable String value) {
        if (value != null && !value.equals("N/A")) {
            event.put(key, value);
        }
        return this;
    }

    /** A level's number or its English name. */
    FlatEvent level(@Nullable String level) {
        var isNumber = level != null && level.length() == 1 && level.charAt(0) >= '1' && level.charAt(0) <= '5';
        return with(isNumber ? "level_value" : "level", level);
    }

    FlatEvent data(String name, JsonNode value) {
        data.set(name.isEmpty() ? "param" + (data.size() + 1) : name, value);
        return this;
    }

    FlatEvent data(String name, String value) {
        return data(name, JsonNodeFactory.instance.textNode(value));
    }

    ObjectNode node() {
        event.set("event_data", data);
        return event;
    }
}
