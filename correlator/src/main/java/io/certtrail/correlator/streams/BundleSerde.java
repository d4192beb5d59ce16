/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.codec.Codecs;
import io.certtrail.correlator.stage.Bundle;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** How what passes between the stages is written; each thread has a codec of its own. */
final class BundleSerde implements Serde<Bundle> {
    @Override
    public Serializer<Bundle> serializer() {
        var codec = ThreadLocal.withInitial(Codecs::bundle);
        return (topic, bundle) -> bundle == null ? null : codec.get().encode(bundle);
    }

    @Override
    public Deserializer<Bundle> deserializer() {
        var codec = ThreadLocal.withInitial(Codecs::bundle);
        return (topic, bytes) -> bytes == null ? null : codec.get().decode(bytes);
    }
}
