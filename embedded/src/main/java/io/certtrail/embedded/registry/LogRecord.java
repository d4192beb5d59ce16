/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code _schemas} as Confluent's registry writes and reads it: JSON key, JSON value or none.
 *
 * <p>One thing is added. A tombstone says in a record header, which a real registry does not look at, whose id goes
 * with it, because compaction may drop the highest id there ever was, and it must not be given to another schema.
 *
 * @param freedId the id of the schema that this tombstone takes away
 */
record LogRecord(
        String key, @Nullable String value, @Nullable Integer freedId) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static LogRecord of(Change.VersionPut change) {
        var version = change.version();
        var value = JsonNodeFactory.instance.objectNode();
        value.put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id());
        value.put("schemaType", version.type());
        Json.putReferences(value, version.references());
        value.put("schema", version.text()).put("deleted", version.deleted());
        return new LogRecord(schemaKey(version.subject(), version.version()).toString(), value.toString(), null);
    }

    static LogRecord of(Change.VersionGone change) {
        return new LogRecord(schemaKey(change.subject(), change.version()).toString(), null, change.id());
    }

    static LogRecord of(Change.SubjectDeleted change) {
        var key = key("DELETE_SUBJECT").put("subject", change.subject()).put("magic", 0);
        var value = JsonNodeFactory.instance.objectNode();
        value.put("subject", change.subject()).put("version", change.upTo());
        return new LogRecord(key.toString(), value.toString(), null);
    }

    static LogRecord of(Change.LevelSet change) {
        var level = change.level();
        return setting("CONFIG", change.subject(), "compatibilityLevel", level == null ? null : level.name());
    }

    static LogRecord of(Change.ModeSet change) {
        var mode = change.mode();
        return setting("MODE", change.subject(), "mode", mode == null ? null : mode.name());
    }

    private static LogRecord setting(String keyType, @Nullable String subject, String name, @Nullable String setting) {
        var key = key(keyType).put("subject", subject).put("magic", 0);
        var value =
                JsonNodeFactory.instance.objectNode().put("subject", subject).put(name, setting);
        return new LogRecord(key.toString(), setting == null ? null : value.toString(), null);
    }

    private static ObjectNode key(String type) {
        return JsonNodeFactory.instance.objectNode().put("keytype", type);
    }

    private static ObjectNode schemaKey(String subject, int version) {
        return key("SCHEMA").put("subject", subject).put("version", version).put("magic", 1);
    }

    /** What the record changes; nothing when it is of a kind that this registry does not keep. */
    Optional<Change> change() throws JsonProcessingException {
        var keyNode = JSON.readTree(key);
        var valueNode = value == null ? null : JSON.readTree(value);
        var subject = keyNode.path("subject").textValue();
        return switch (keyNode.path("keytype").asText()) {
            case "SCHEMA" -> subject == null ? Optional.empty() : version(subject, keyNode, valueNode);
            case "DELETE_SUBJECT" ->
                subject == null || valueNode == null
                        ? Optional.empty()
                        : Optional.of(new Change.SubjectDeleted(
                                subject, valueNode.path("version").asInt()));
            case "CONFIG" ->
                setting(valueNode, "compatibilityLevel")
                        .map(name -> new Change.LevelSet(
                                subject, Compatibility.of(name).orElse(null)));
            case "MODE" ->
                setting(valueNode, "mode")
                        .map(name -> new Change.ModeSet(subject, Mode.of(name).orElse(null)));
            default -> Optional.empty();
        };
    }

    private Optional<Change> version(String subject, JsonNode keyNode, @Nullable JsonNode node) {
        var number = keyNode.path("version").asInt();
        if (node == null) {
            return Optional.of(new Change.VersionGone(subject, number, freedId == null ? 0 : freedId));
        }
        return Optional.of(new Change.VersionPut(new SchemaVersion(
                subject,
                number,
                node.path("id").asInt(),
                node.path("schemaType").asText(SchemaVersion.AVRO),
                node.path("schema").asText(),
                Json.references(node),
                node.path("deleted").asBoolean())));
    }

    /** The text of a setting; empty text when it is taken away. */
    private static Optional<String> setting(@Nullable JsonNode node, String name) {
        return Optional.of(node == null ? "" : node.path(name).asText(""));
    }
}
