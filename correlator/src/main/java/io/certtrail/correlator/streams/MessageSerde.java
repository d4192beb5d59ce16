/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.codec.Codecs;
import io.certtrail.correlator.stage.Message;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** How what passes between the stages is written; each thread has a codec of its own. */
final class MessageSerde implements Serde<Message> {
    @Override
    public Serializer<Message> serializer() {
        var codec = ThreadLocal.withInitial(Codecs::message);
        return (topic, message) -> message == null ? null : codec.get().encode(message);
    }

    @Override
    public Deserializer<Message> deserializer() {
        var codec = ThreadLocal.withInitial(Codecs::message);
        return (topic, bytes) -> bytes == null ? null : codec.get().decode(bytes);
    }
}
