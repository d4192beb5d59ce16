/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One node of a JSON Schema, as far as configuration needs it. */
record Schema(JsonNode node) {

    /** The published schema of the configuration file. */
    static Schema published() {
        try (var json = Schema.class.getResourceAsStream("/io/certtrail/cli/config.schema.json")) {
            return new Schema(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types a value may have; empty when any. */
    List<String> types() {
        var type = node.path("type");
        var types = new ArrayList<String>();
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asText()));
        } else if (type.isTextual()) {
            types.add(type.asText());
        }
        return types;
    }

    /** Names of the keys an object may have. */
    List<String> keys() {
        var keys = new ArrayList<String>();
        node.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** What the value of a key must be; empty when there may be no such key. */
    Optional<Schema> key(String name) {
        var property = node.path("properties").path(name);
        var other = node.path("additionalProperties");
        if (property.isObject()) {
            return Optional.of(new Schema(property));
        }
        return other.isBoolean() && !other.asBoolean() ? Optional.empty() : Optional.of(new Schema(other));
    }

    /** Names of the keys an object must have. */
    List<String> required() {
        var required = new ArrayList<String>();
        node.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    /** What each element of an array must be. */
    Schema items() {
        return new Schema(node.path("items"));
    }

    /** The pattern a string must match as a whole, or empty. */
    Optional<String> pattern() {
        return Optional.of(node.path("pattern").asText()).filter(pattern -> !pattern.isEmpty());
    }

    /** The least a number may be. */
    Optional<Long> minimum() {
        return node.path("minimum").isNumber() ? Optional.of(node.path("minimum").asLong()) : Optional.empty();
    }

    /** What it is for, in words. */
    String description() {
        return node.path("description").asText();
    }

    /** The default of a key below this object, as text; empty when it has none. */
    String defaultOf(String name) {
        return node.path("properties").path(name).path("default").asText();
    }
}
