/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** Reads schemas out of request bodies, and refuses by name what this registry cannot do. */
final class Drafts {
    private Drafts() {}

    static Registry.Draft of(JsonNode body) {
        var schema = body.path("schema");
        if (!schema.isTextual()) {
            throw RegistryError.invalidSchema("The request has no 'schema' text");
        }
        var type = body.path("schemaType").asText(SchemaVersion.AVRO);
        if (!type.equals(SchemaVersion.AVRO)) {
            throw RegistryError.invalidSchema("No schema type '%s'; known types: AVRO".formatted(type));
        }
        refuse(body, "ruleSet");
        refuse(body, "metadata");
        if (body.path("id").asInt(-1) >= 0) {
            throw RegistryError.notPermitted("An id can be chosen in import mode only, which this registry has not");
        }
        return new Registry.Draft(schema.asText(), Json.references(body));
    }

    /** Rules would be left undone if they were kept, such as the encryption of a field. */
    private static void refuse(JsonNode body, String name) {
        if (!body.path(name).isEmpty()) {
            throw RegistryError.invalidSchema("This registry keeps no '%s'; use a full registry".formatted(name));
        }
    }

    static UUID guid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw RegistryError.noSchema(text);
        }
    }
}
