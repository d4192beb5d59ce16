/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import io.certtrail.schemas.wire.WireException;
import io.certtrail.schemas.wire.WireType;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Avro with nothing around it: what is written can be read as long as the schema stays as it is. */
final class BareSerde {
    private BareSerde() {}

    static <T> Serde<T> of(WireType<T> type) {
        return Serdes.serdeFrom(new Writer<>(type), new Reader<>(type));
    }

    private record Writer<T>(WireType<T> type) implements Serializer<T> {
        @Override
        @SuppressWarnings("NullAway") // Kafka's signatures do not say that null stands for a tombstone
        public byte @Nullable [] serialize(String topic, @Nullable T value) {
            try {
                return value == null ? null : type.encode(value);
            } catch (WireException e) {
                throw new SerializationException("Topic %s: %s".formatted(topic, e.getMessage()), e);
            }
        }
    }

    private record Reader<T>(WireType<T> type) implements Deserializer<T> {
        @Override
        @SuppressWarnings("NullAway") // as above
        public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
            try {
                return bytes == null ? null : type.decode(bytes);
            } catch (WireException e) {
                throw new SerializationException("Topic %s: %s".formatted(topic, e.getMessage()), e);
            }
        }
    }
}
