/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import io.certtrail.schemas.wire.WireException;
import io.certtrail.schemas.wire.WireType;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Confluent's own serializers, found by name and never compiled against; they are handed the generated classes. */
record ConfluentSerde(String serializer, String deserializer) {
    static final ConfluentSerde ORIGINAL = new ConfluentSerde(
            "io.confluent.kafka.serializers.KafkaAvroSerializer",
            "io.confluent.kafka.serializers.KafkaAvroDeserializer");

    boolean present() {
        try {
            Class.forName(serializer, false, ConfluentSerde.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    <T> Serde<T> of(WireType<T> type, Map<String, ?> config, boolean isKey) {
        var settings = new HashMap<String, Object>(config);
        settings.put("specific.avro.reader", true);
        Serializer<Object> writer = make(Serializer.class, serializer);
        writer.configure(settings, isKey);
        Deserializer<Object> reader = make(Deserializer.class, deserializer);
        reader.configure(settings, isKey);
        return Serdes.serdeFrom(new Writer<>(type, writer), new Reader<>(type, reader));
    }

    @SuppressWarnings("unchecked") // Confluent's serializers take and give any object
    private static <S> S make(Class<? super S> kind, String name) {
        try {
            return (S) kind.cast(Class.forName(name).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new ConfigException(
                    Provider.KEY,
                    "confluent",
                    "%s is not on the class path; build with -Pconfluent, or use builtin".formatted(name));
        }
    }

    private record Writer<T>(WireType<T> type, Serializer<Object> confluent) implements Serializer<T> {
        @Override
        @SuppressWarnings("NullAway") // Kafka's signatures do not say that null stands for a tombstone
        public byte @Nullable [] serialize(String topic, @Nullable T value) {
            return confluent.serialize(topic, value == null ? null : type.toAvro(value));
        }

        @Override
        @SuppressWarnings("NullAway") // as above
        public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T value) {
            return confluent.serialize(topic, headers, value == null ? null : type.toAvro(value));
        }

        @Override
        public void close() {
            confluent.close();
        }
    }

    private record Reader<T>(WireType<T> type, Deserializer<Object> confluent) implements Deserializer<T> {
        @Override
        @SuppressWarnings("NullAway") // as above
        public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
            return record(topic, confluent.deserialize(topic, bytes));
        }

        @Override
        @SuppressWarnings("NullAway") // as above
        public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
            return record(topic, confluent.deserialize(topic, headers, bytes));
        }

        private @Nullable T record(String topic, @Nullable Object value) {
            if (value == null) {
                return null;
            }
            if (!(value instanceof SpecificRecordBase avro)) {
                throw new SerializationException("Topic %s: Confluent's deserializer gave %s instead of %s"
                        .formatted(topic, value.getClass().getName(), type.name()));
            }
            try {
                return type.fromAvro(avro);
            } catch (WireException | ClassCastException e) {
                throw new SerializationException("Topic %s: %s".formatted(topic, e.getMessage()), e);
            }
        }

        @Override
        public void close() {
            confluent.close();
        }
    }
}
