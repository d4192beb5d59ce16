/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import io.certtrail.schemas.wire.WireException;
import io.certtrail.schemas.wire.WireType;
import io.certtrail.schemas.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Confluent's wire format: a zero, the schema's number in four bytes, bare Avro.
 *
 * <p>Which schema is written follows Confluent's order: registered by us, else the subject's latest when asked for,
 * else ours looked up. A latest schema that is not ours is written by resolving; Confluent's serializer writes it by
 * position and so writes nonsense or fails.
 */
final class RegistrySerializer<T> implements Serializer<T> {
    private final WireType<T> type;
    private final RegistryConfig config;
    private final boolean isKey;
    private final RegistryClient client;
    private final LongSupplier nanos;
    private final String schemaText;
    private final Map<String, Target<T>> targets = new ConcurrentHashMap<>();

    /** How to write for one subject, and until when that holds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Target<T>(byte[] prefix, Optional<WireWriter<T>> writer, long since) {}

    RegistrySerializer(
            WireType<T> type, RegistryConfig config, boolean isKey, RegistryClient client, LongSupplier nanos) {
        this.type = type;
        this.config = config;
        this.isKey = isKey;
        this.client = client;
        this.nanos = nanos;
        this.schemaText = text(type.schema(), config.withoutJavaProperties());
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's signatures do not say that null stands for a tombstone
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        try {
            var target = target(config.names().subject(topic, isKey, type.schema()));
            return target.writer().isPresent()
                    ? target.writer().get().encode(target.prefix(), value)
                    : type.encode(target.prefix(), value);
        } catch (WireException e) {
            throw new SerializationException("Topic %s: %s".formatted(topic, e.getMessage()), e);
        }
    }

    private Target<T> target(String subject) {
        var known = targets.get(subject);
        return known != null && fresh(known) ? known : find(subject);
    }

    private synchronized Target<T> find(String subject) {
        var known = targets.get(subject);
        if (known != null && fresh(known)) {
            return known;
        }
        var found = ask(subject);
        targets.put(subject, found);
        return found;
    }

    private boolean fresh(Target<T> target) {
        return config.register()
                || !config.useLatest()
                || config.latestKept()
                        .map(kept -> nanos.getAsLong() - target.since() < kept.toNanos())
                        .orElse(true);
    }

    private Target<T> ask(String subject) {
        if (config.register()) {
            return own(client.register(subject, schemaText));
        }
        return config.useLatest() ? latest(subject) : own(client.lookup(subject, schemaText));
    }

    private Target<T> latest(String subject) {
        var latest = client.latest(subject);
        return sameBytes(latest.schema(), type.schema())
                ? own(latest.id())
                : new Target<>(prefix(latest.id()), Optional.of(type.writerInto(latest.schema())), nanos.getAsLong());
    }

    private Target<T> own(int id) {
        return new Target<>(prefix(id), Optional.empty(), nanos.getAsLong());
    }

    private static boolean sameBytes(Schema one, Schema other) {
        return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
    }

    private static byte[] prefix(int id) {
        return ByteBuffer.allocate(1 + Integer.BYTES).put((byte) 0).putInt(id).array();
    }

    private static String text(Schema schema, boolean withoutJavaProperties) {
        return withoutJavaProperties ? JavaProperties.removed(schema) : schema.toString();
    }
}
