/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import io.certtrail.schemas.Examples;
import io.certtrail.schemas.wire.WireType;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/** The examples whose bytes are held in {@code golden/confluent}, one topic for each type. */
final class Vectors {
    /** In the order in which their schemas are registered: the first has id 1. */
    static final List<WireType<?>> TYPES =
            List.of(WireTypes.EVENT, WireTypes.REJECT, WireTypes.DIAGNOSIS, WireTypes.INCIDENT, WireTypes.TRAIL);

    /** One example. */
    record Vector<T>(WireType<T> type, String name, T value) {
        String topic() {
            return Vectors.topic(type);
        }

        String file() {
            return topic() + "." + name;
        }

        String golden() {
            return resource(file() + ".hex");
        }

        Serde<T> serde(StubRegistry registry) {
            var config = Map.of("schema.registry.url", registry.url(), "serde.provider", "builtin");
            return AvroSerdes.registry(type, config, false);
        }

        byte[] write(StubRegistry registry) {
            return serde(registry).serializer().serialize(topic(), value);
        }

        T read(StubRegistry registry, byte[] bytes) {
            return serde(registry).deserializer().deserialize(topic(), bytes);
        }

        @Override
        public String toString() {
            return file();
        }
    }

    private Vectors() {}

    static List<Vector<?>> all() {
        var vectors = new ArrayList<Vector<?>>();
        Examples.events().forEach((name, event) -> vectors.add(new Vector<>(WireTypes.EVENT, name, event)));
        vectors.add(new Vector<>(WireTypes.REJECT, "example", Examples.reject()));
        vectors.add(new Vector<>(WireTypes.DIAGNOSIS, "example", Examples.diagnosis()));
        vectors.add(new Vector<>(WireTypes.INCIDENT, "example", Examples.incident()));
        vectors.add(new Vector<>(WireTypes.TRAIL, "example", Examples.trail()));
        return vectors;
    }

    static String topic(WireType<?> type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static String resource(String name) {
        try (var file = Vectors.class.getResourceAsStream("/golden/confluent/" + name)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError("cannot read " + name, e);
        }
    }
}
