/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import io.certtrail.schemas.wire.WireException;
import io.certtrail.schemas.wire.WireReader;
import io.certtrail.schemas.wire.WireType;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluent's wire format in both its modes: the schema named in a header, or before the record.
 *
 * <p>What is written with another schema is resolved into this release's. Bytes that cannot be read are a
 * {@link SerializationException}; a registry that does not answer is a retriable exception, since the bytes may be
 * good.
 */
final class RegistryDeserializer<T> implements Deserializer<T> {
    private static final byte BY_ID = 0;
    private static final byte BY_GUID = 1;
    private static final int PREFIX = 1 + Integer.BYTES;
    private static final int GUID = 1 + 2 * Long.BYTES;

    private final WireType<T> type;
    private final RegistryConfig config;
    private final boolean isKey;
    private final RegistryClient client;
    private final Map<Object, WireReader<T>> readers = new ConcurrentHashMap<>();

    RegistryDeserializer(WireType<T> type, RegistryConfig config, boolean isKey, RegistryClient client) {
        this.type = type;
        this.config = config;
        this.isKey = isKey;
        this.client = client;
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's signatures do not say that null stands for a tombstone
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : read(topic, () -> prefixed(topic, bytes));
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        var header = headers.lastHeader(isKey ? "__key_schema_id" : "__value_schema_id");
        return header == null || header.value() == null
                ? read(topic, () -> prefixed(topic, bytes))
                : read(topic, () -> whole(named(topic, header.value()), bytes, 0));
    }

    private T read(String topic, Supplier<T> read) {
        try {
            return read.get();
        } catch (WireException e) {
            throw new SerializationException("Topic %s: %s".formatted(topic, e.getMessage()), e);
        }
    }

    private T prefixed(String topic, byte[] bytes) {
        if (bytes.length < PREFIX) {
            throw new WireException("%d bytes are too few for a schema id and a record".formatted(bytes.length));
        }
        if (bytes[0] != BY_ID) {
            throw new WireException(
                    "Unknown magic byte! 0x%02x at the start, 0x00 is Confluent's wire format".formatted(bytes[0]));
        }
        return whole(byId(topic, ByteBuffer.wrap(bytes).getInt(1)), bytes, PREFIX);
    }

    private T whole(WireReader<T> reader, byte[] bytes, int offset) {
        return reader.decode(bytes, offset, bytes.length - offset, config.wholePayload());
    }

    private WireReader<T> named(String topic, byte[] header) {
        var buffer = ByteBuffer.wrap(header);
        if (header.length == PREFIX && header[0] == BY_ID) {
            return byId(topic, buffer.getInt(1));
        }
        if (header.length == GUID && header[0] == BY_GUID) {
            var guid = new UUID(buffer.getLong(1), buffer.getLong(1 + Long.BYTES));
            return reader(guid, () -> client.byGuid(guid));
        }
        throw new WireException("Unknown magic byte! a schema id header of %d bytes is neither an id nor a GUID"
                .formatted(header.length));
    }

    private WireReader<T> byId(String topic, int id) {
        return reader(id, () -> client.byId(id, subject(topic)));
    }

    private Optional<String> subject(String topic) {
        return config.names().byTopic()
                ? Optional.of(config.names().subject(topic, isKey, type.schema()))
                : Optional.empty();
    }

    private WireReader<T> reader(Object name, Supplier<Schema> schema) {
        var known = readers.get(name);
        return known == null ? find(name, schema) : known;
    }

    private synchronized WireReader<T> find(Object name, Supplier<Schema> schema) {
        var known = readers.get(name);
        if (known != null) {
            return known;
        }
        var found = type.readerOf(schema.get());
        readers.put(name, found);
        return found;
    }
}
