/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Checks JSON against the objects of OCSF: {@code {object: {attribute: {type, required, array}}}}. */
final class OcsfSubset {
    private final JsonNode objects;

    OcsfSubset(JsonNode objects) {
        this.objects = objects;
    }

    /** What is missing, unknown or of the wrong type. */
    List<String> faults(JsonNode finding) {
        var faults = new ArrayList<String>();
        check("detection_finding", "", finding, faults);
        return faults;
    }

    private void check(String object, String place, JsonNode value, List<String> faults) {
        var attributes = objects.get(object);
        attributes.properties().forEach(attribute -> {
            if (attribute.getValue().path("required").asBoolean() && !value.hasNonNull(attribute.getKey())) {
                faults.add("missing " + place + attribute.getKey());
            }
        });
        value.properties().forEach(field -> {
            var attribute = attributes.get(field.getKey());
            if (attribute == null) {
                faults.add("unknown " + place + field.getKey());
            } else {
                each(attribute, place + field.getKey(), field.getValue(), faults);
            }
        });
    }

    private void each(JsonNode attribute, String place, JsonNode value, List<String> faults) {
        var many = attribute.path("array").asBoolean();
        if (many != value.isArray()) {
            faults.add("array or not: " + place);
        } else if (many) {
            value.forEach(element -> one(attribute.get("type").asText(), place, element, faults));
        } else {
            one(attribute.get("type").asText(), place, value, faults);
        }
    }

    private void one(String type, String place, JsonNode value, List<String> faults) {
        var right = switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "json" -> true;
            default -> value.isObject();
        };
        if (!right) {
            faults.add("no %s: %s".formatted(type, place));
        } else if (objects.has(type)) {
            check(type, place + ".", value, faults);
        }
    }
}
