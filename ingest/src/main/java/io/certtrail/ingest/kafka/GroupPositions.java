/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets of a consumer group, for a topic in the cluster that events go to: its instances share the partitions.
 */
record GroupPositions(String topic) implements TopicPositions {
    @Override
    public void follow(Consumer<byte[], byte[]> consumer, ConsumerRebalanceListener listener) {
        consumer.subscribe(List.of(topic), listener);
    }

    @Override
    public void keep(
            Consumer<byte[], byte[]> consumer, Producer<String, byte[]> producer, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        offsets.forEach((partition, offset) -> next.put(partition, new OffsetAndMetadata(offset)));
        producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
    }
}
