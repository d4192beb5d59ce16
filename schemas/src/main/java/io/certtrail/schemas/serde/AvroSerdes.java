/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import io.certtrail.schemas.wire.WireType;
import org.apache.kafka.common.serialization.Serde;

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
}
