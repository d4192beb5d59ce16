/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** Where it is kept how far a topic was read: always in the transaction of the events that were made of it. */
interface TopicPositions {
    /** Begins to read where the last transaction ended; the listener is told of partitions that come and go. */
    void follow(Consumer<byte[], byte[]> consumer, ConsumerRebalanceListener listener);

    /** Adds the offsets to be read next to the producer's transaction. */
    void keep(Consumer<byte[], byte[]> consumer, Producer<String, byte[]> producer, Map<TopicPartition, Long> offsets);
}
