/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Values of JSON by the names shippers have for them. */
final class Keys {
    private Keys() {}

    /** The value of a key as text, or null when there is none or it is empty. */
    static @Nullable String text(JsonNode object, String key) {
        return text(object.path(key));
    }

    /** The first of these keys that has a value, as text, or null. */
    static @Nullable String first(JsonNode object, String... keys) {
        for (var key : keys) {
            var text = text(object, key);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The value of a dotted path, as nested objects or as one key with dots in it, as text, or null. */
    static @Nullable String dotted(JsonNode object, String path) {
        var flat = text(object, path);
        var dot = path.indexOf('.');
        return flat != null || dot < 0 ? flat : dotted(object.path(path.substring(0, dot)), path.substring(dot + 1));
    }

    private static @Nullable String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        var text = value.asText("").strip();
        return text.isEmpty() ? null : text;
    }
}
