/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** References as JSON, which the log and the REST interface write alike. */
final class Json {
    private static final String REFERENCES = "references";

    private Json() {}

    static List<Reference> references(JsonNode schema) {
        var references = new ArrayList<Reference>();
        for (var node : schema.path(REFERENCES)) {
            references.add(new Reference(
                    node.path("name").asText(),
                    node.path("subject").asText(),
                    node.path("version").asInt()));
        }
        return List.copyOf(references);
    }

    /** Nothing is written when there are none. */
    static void putReferences(ObjectNode schema, List<Reference> references) {
        if (references.isEmpty()) {
            return;
        }
        var array = schema.putArray(REFERENCES);
        for (var reference : references) {
            array.addObject()
                    .put("name", reference.name())
                    .put("subject", reference.subject())
                    .put("version", reference.version());
        }
    }
}
