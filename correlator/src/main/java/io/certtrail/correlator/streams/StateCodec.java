/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.stage.FollowCell;
import io.certtrail.correlator.stage.Message;
import io.certtrail.correlator.stage.ResolveCell;
import io.certtrail.correlator.time.TimeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What passes between the stages and lies in their stores, as CBOR: it never leaves the correlator, so no registry is
 * asked.
 */
final class StateCodec<V> {
    private static final ObjectMapper MAPPER = mapper();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    private StateCodec(Class<V> type) {
        writer = MAPPER.writerFor(type);
        reader = MAPPER.readerFor(type);
    }

    static <V> StateCodec<V> of(Class<V> type) {
        return new StateCodec<>(type);
    }

    byte[] encode(V value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    V decode(byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("state of another version; reset the application's state", e);
        }
    }

    Serde<V> serde() {
        Serializer<V> serializer = (topic, value) -> value == null ? null : encode(value);
        Deserializer<V> deserializer = (topic, bytes) -> bytes == null ? null : decode(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static ObjectMapper mapper() {
        var times = new SimpleModule()
                .addSerializer(Instant.class, new MicrosWriter())
                .addDeserializer(Instant.class, new MicrosReader());
        return CBORMapper.builder()
                .addModule(times)
                .addMixIn(Message.class, MessageKinds.class)
                .addMixIn(FollowCell.class, Following.class)
                .addMixIn(ResolveCell.class, Resolving.class)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
    }

    /** The kinds of messages, by a short name each; the core knows nothing of how it is written down. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "k")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Message.Observed.class, name = "o"),
        @JsonSubTypes.Type(value = Message.Floating.class, name = "f"),
        @JsonSubTypes.Type(value = Message.Anchored.class, name = "a"),
        @JsonSubTypes.Type(value = Message.Withdrawn.class, name = "w"),
        @JsonSubTypes.Type(value = Message.Heard.class, name = "h"),
        @JsonSubTypes.Type(value = Message.Recorded.class, name = "r"),
        @JsonSubTypes.Type(value = Message.Announced.class, name = "n"),
        @JsonSubTypes.Type(value = Message.Serving.class, name = "s"),
        @JsonSubTypes.Type(value = Message.Passed.class, name = "p"),
        @JsonSubTypes.Type(value = Message.Stated.class, name = "t")
    })
    private interface MessageKinds {}

    @SuppressWarnings("UnusedVariable") // Jackson reads the names
    private abstract static class Following {
        @JsonCreator
        Following(
                @JsonProperty("seen") List<FollowCell.Seen> seen,
                @JsonProperty("dropped") long dropped,
                @JsonProperty("ownLog") boolean ownLog,
                @JsonProperty("said") Map<String, FollowCell.Said> said,
                @JsonProperty("due") @Nullable Instant due) {}

        @JsonProperty("seen")
        abstract List<FollowCell.Seen> seen();

        @JsonProperty("dropped")
        abstract long dropped();

        @JsonProperty("ownLog")
        abstract boolean ownLog();

        @JsonProperty("said")
        abstract Map<String, FollowCell.Said> said();

        @JsonProperty("due")
        abstract @Nullable Instant due();
    }

    @SuppressWarnings("UnusedVariable") // Jackson reads the names
    private abstract static class Resolving {
        @JsonCreator
        Resolving(
                @JsonProperty("anchors") List<Observation> anchors,
                @JsonProperty("floating") List<ResolveCell.Waiting> floating,
                @JsonProperty("expires") @Nullable Instant expires) {}

        @JsonProperty("anchors")
        abstract List<Observation> anchors();

        @JsonProperty("floating")
        abstract List<ResolveCell.Waiting> floating();

        @JsonProperty("expires")
        abstract @Nullable Instant expires();
    }

    private static final class MicrosWriter extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        MicrosWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(TimeKey.micros(value));
        }
    }

    private static final class MicrosReader extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        MicrosReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return TimeKey.instant(in.getLongValue());
        }
    }
}
