/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/** Settings of Confluent's serializers that would change what is written or read, and that are refused here. */
final class Unsupported {
    /** Key to the values it may have. */
    private static final Map<String, Set<String>> HARMLESS = harmless();

    private Unsupported() {}

    private static Map<String, Set<String>> harmless() {
        var keys = new LinkedHashMap<String, Set<String>>();
        keys.put("use.schema.id", Set.of("-1"));
        keys.put("use.schema.guid", Set.of());
        keys.put("use.latest.with.metadata", Set.of());
        keys.put("schema.reflection", Set.of("false"));
        keys.put("avro.reflection.allow.null", Set.of("false"));
        keys.put("rule.executors", Set.of());
        keys.put("rule.actions", Set.of());
        keys.put("context.name.strategy", names("io.confluent.kafka.serializers.context.", "NullContextNameStrategy"));
        for (var part : List.of("key", "value")) {
            var ids = "io.confluent.kafka.serializers.schema.id.";
            keys.put(part + ".schema.id.serializer", names(ids, "PrefixSchemaIdSerializer"));
            keys.put(part + ".schema.id.deserializer", names(ids, "DualSchemaIdDeserializer"));
        }
        keys.put("schema.registry.ssl.endpoint.identification.algorithm", Set.of("https", "HTTPS"));
        keys.put("schema.registry.ssl.engine.factory.class", Set.of());
        return keys;
    }

    private static Set<String> names(String folder, String name) {
        return Set.of(name, folder + name);
    }

    static void refuse(Settings settings) {
        HARMLESS.forEach((key, values) -> {
            var text = settings.text(key);
            if (text.isPresent() && !values.contains(text.get())) {
                throw new ConfigException(
                        key, text.get(), wayOut(values.stream().sorted().toList()));
            }
        });
        if ("".equals(settings.values().get("schema.registry.ssl.endpoint.identification.algorithm"))) {
            throw new ConfigException("schema.registry.ssl.endpoint.identification.algorithm cannot be switched off; "
                    + "give the registry a certificate with its host name");
        }
    }

    /** A class to read into can only be the one that is read into anyway. */
    static void refuseOtherThan(Class<?> type, Settings settings, boolean isKey) {
        var key = "specific.avro.%s.type".formatted(isKey ? "key" : "value");
        var name = settings.text(key);
        if (name.isPresent() && !name.get().equals(type.getName())) {
            throw new ConfigException(key, name.get(), wayOut(type.getName()));
        }
    }

    /** What to do about a value that is not known here. */
    static String wayOut(Object known) {
        var values = known.toString().replaceAll("^\\[|\\]$", "");
        return "the built-in serde %s; set serde.provider=confluent and put Confluent's serializer on the class path"
                .formatted(values.isEmpty() ? "does not support it, leave it out" : "supports " + values);
    }
}
