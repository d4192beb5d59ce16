/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** The six calls of the registry's REST interface that a serde needs. */
final class RegistryClient {
    private static final int MOST_REFERENCES = 100;

    private final RegistryHttp http;
    private final boolean normalize;

    /** A schema the registry holds, with its number. */
    record Registered(int id, Schema schema) {}

    RegistryClient(RegistryConfig config) {
        http = new RegistryHttp(config);
        normalize = config.normalize();
    }

    /** Registers a schema, or finds it registered: the registry's answer is the same. */
    int register(String subject, String schema) {
        var path = "/subjects/%s/versions?normalize=%b".formatted(escaped(subject), normalize);
        return id(http.post(path, body(schema)).orThrow(about(subject)), subject);
    }

    /** Finds the number of a schema that must be registered. */
    int lookup(String subject, String schema) {
        var path = "/subjects/%s?normalize=%b&deleted=false".formatted(escaped(subject), normalize);
        return id(http.post(path, body(schema)).orThrow(about(subject)), subject);
    }

    /** The newest schema of a subject. */
    Registered latest(String subject) {
        var found = http.get("/subjects/%s/versions/latest".formatted(escaped(subject)))
                .orThrow(about(subject));
        return new Registered(id(found, subject), schema(found, about(subject)));
    }

    /** The schema of a number; the subject, when known, helps a registry with several contexts. */
    Schema byId(int id, Optional<String> subject) {
        var about = "schema id %d".formatted(id);
        var hint = subject.map(name -> "&subject=" + escaped(name)).orElse("");
        return schema(
                http.get("/schemas/ids/%d?fetchMaxId=false%s".formatted(id, hint))
                        .orThrow(about),
                about);
    }

    /** The schema of a GUID, as header mode writes them. */
    Schema byGuid(UUID guid) {
        var about = "schema guid %s".formatted(guid);
        return schema(http.get("/schemas/guids/" + guid).orThrow(about), about);
    }

    private static ObjectNode body(String schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema);
    }

    private static int id(JsonNode answer, String subject) {
        var id = answer.path("id");
        if (!id.isInt()) {
            throw new SerializationException("%s: the registry's answer has no id".formatted(about(subject)));
        }
        return id.asInt();
    }

    private Schema schema(JsonNode answer, String about) {
        var type = answer.path("schemaType").asText("AVRO");
        if (!"AVRO".equals(type)) {
            throw new SerializationException("%s is of type %s; only AVRO can be read".formatted(about, type));
        }
        refuseRules(answer, about);
        try {
            var parser = new Schema.Parser().setValidateDefaults(false);
            addReferences(answer, parser, new HashSet<>());
            return parser.parse(answer.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new SerializationException("%s is no Avro schema: %s".formatted(about, e.getMessage()), e);
        }
    }

    private static void refuseRules(JsonNode answer, String about) {
        var rules = answer.path("ruleSet");
        for (var kind : Set.of("migrationRules", "domainRules", "encodingRules")) {
            if (!rules.path(kind).isEmpty()) {
                throw new SerializationException("%s carries rules (%s), which the built-in serde cannot run; %s"
                        .formatted(about, kind, "set serde.provider=confluent"));
            }
        }
    }

    /** What a schema refers to has to be known to the parser first, and so on downwards. */
    private void addReferences(JsonNode answer, Schema.Parser parser, Set<String> seen) {
        for (var reference : answer.path("references")) {
            var name = reference.path("name").asText();
            if (seen.add(name) && seen.size() <= MOST_REFERENCES) {
                var subject = reference.path("subject").asText();
                var path = "/subjects/%s/versions/%d?deleted=true"
                        .formatted(escaped(subject), reference.path("version").asInt());
                var found = http.get(path).orThrow(about(subject));
                addReferences(found, parser, seen);
                parser.parse(found.path("schema").asText());
            }
        }
    }

    private static String about(String subject) {
        return "subject %s".formatted(subject);
    }

    private static String escaped(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
