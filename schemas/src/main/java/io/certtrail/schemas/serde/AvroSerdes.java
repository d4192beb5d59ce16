/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import io.certtrail.schemas.wire.WireType;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The serdes of the wire types. */
public final class AvroSerdes {
    private AvroSerdes() {}

    /**
     * Bare Avro, for state stores and repartition topics.
     *
     * <p>Kafka Streams calls serdes with the names of its internal topics, which must not become registry subjects.
     */
    public static <T> Serde<T> bare(WireType<T> type) {
        return BareSerde.of(type);
    }

    /**
     * Avro with a schema registry, in Confluent's wire format and by Confluent's configuration keys, such as
     * {@code schema.registry.url}; for topics that others read.
     *
     * <p>{@code serde.provider} says whose code does it: {@code builtin}, {@code confluent} (theirs must be on the
     * class path), or {@code auto}: theirs if it is there. A setting that the built-in code does not know and that
     * would change what is written is refused with a {@link org.apache.kafka.common.config.ConfigException}.
     */
    public static <T> Serde<T> registry(WireType<T> type, Map<String, ?> config, boolean isKey) {
        return switch (Provider.of(new Settings(config))) {
            case BUILTIN -> builtIn(type, config, isKey);
            case CONFLUENT -> ConfluentSerde.ORIGINAL.of(type, config, isKey);
            case AUTO ->
                ConfluentSerde.ORIGINAL.present()
                        ? ConfluentSerde.ORIGINAL.of(type, config, isKey)
                        : builtIn(type, config, isKey);
        };
    }

    private static <T> Serde<T> builtIn(WireType<T> type, Map<String, ?> values, boolean isKey) {
        var config = RegistryConfig.of(values, isKey);
        Unsupported.refuseOtherThan(type.avroType(), config.settings(), isKey);
        var client = new RegistryClient(config);
        return Serdes.serdeFrom(
                new RegistrySerializer<>(type, config, isKey, client, System::nanoTime),
                new RegistryDeserializer<>(type, config, isKey, client));
    }
}
