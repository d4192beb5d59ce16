/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * OTLP as JSON, the collector's {@code otlp_json}: logs by resource and scope, values as objects that name their type.
 */
final class Otlp {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private Otlp() {}

    static boolean read(Piece piece, Found found) {
        var resources = piece.json().path("resourceLogs");
        if (!resources.isArray()) {
            return false;
        }
        var before = found.rows().size();
        for (var resource : resources) {
            var host = attribute(resource.path("resource"), "host.name");
            for (var scope : resource.path("scopeLogs")) {
                scope.path("logRecords").forEach(log -> read(log, host, found));
            }
        }
        return found.rows().size() > before || found.ignore(null);
    }

    private static void read(JsonNode log, @Nullable String host, Found found) {
        var path = attribute(log, "log.file.path");
        var file = path == null ? attribute(log, "log.file.name") : path;
        var named = attribute(log, "host.name");
        found.readPart(new Piece(value(log.path("body")), named == null ? host : named, file));
    }

    private static @Nullable String attribute(JsonNode of, String name) {
        for (var attribute : of.path("attributes")) {
            if (name.equals(attribute.path("key").asText(""))) {
                return Keys.text(attribute.path("value"), "stringValue");
            }
        }
        return null;
    }

    /** A value as other shippers would write it. */
    private static JsonNode value(JsonNode any) {
        var object = any.path("kvlistValue");
        if (object.isObject()) {
            var made = MAKE.objectNode();
            object.path("values").forEach(pair -> made.set(pair.path("key").asText(""), value(pair.path("value"))));
            return made;
        }
        var list = any.path("arrayValue");
        if (list.isObject()) {
            var made = MAKE.arrayNode();
            list.path("values").forEach(element -> made.add(value(element)));
            return made;
        }
        return any.isEmpty() ? MAKE.nullNode() : any.iterator().next();
    }
}
