/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Offsets in the topic of checkpoints, for a topic in another cluster, whose group could not take part in the
 * transaction. One instance reads all partitions: the transactional id of the topic ends any other.
 */
final class KeptPositions implements TopicPositions {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster to;
    private final String topic;
    private final String prefix;

    KeptPositions(Cluster from, Cluster to, String topic) {
        this.to = to;
        this.topic = topic;
        this.prefix = "topics:" + from.bootstrapServers() + "/" + topic + "/";
    }

    @Override
    public void follow(Consumer<byte[], byte[]> consumer, ConsumerRebalanceListener listener) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        var kept = kept();
        for (var partition : partitions) {
            var offset = kept.get(prefix + partition.partition());
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
        listener.onPartitionsAssigned(partitions);
    }

    @Override
    public void keep(
            Consumer<byte[], byte[]> consumer, Producer<String, byte[]> producer, Map<TopicPartition, Long> offsets) {
        var checkpoints = Topic.CHECKPOINTS.name(to.prefix());
        offsets.forEach((partition, offset) -> {
            var value = Long.toString(offset).getBytes(StandardCharsets.US_ASCII);
            var unused = producer.send(new ProducerRecord<>(checkpoints, prefix + partition.partition(), value));
        });
    }

    /** What is committed, behind all transactions that are open now: one of another shipper may hide what is ours. */
    private Map<String, Long> kept() {
        Map<String, Long> kept = new HashMap<>();
        var checkpoints = Topic.CHECKPOINTS.name(to.prefix());
        try (var all = consumer("read_uncommitted");
                var committed = consumer("read_committed")) {
            var partitions = all.partitionsFor(checkpoints).stream()
                    .map(partition -> new TopicPartition(checkpoints, partition.partition()))
                    .toList();
            committed.assign(partitions);
            committed.seekToBeginning(partitions);
            var ends = all.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> committed.position(end.getKey()) >= end.getValue())) {
                for (var record : committed.poll(POLL)) {
                    if (record.key().startsWith(prefix) && record.value() != null) {
                        kept.put(record.key(), Long.valueOf(new String(record.value(), StandardCharsets.US_ASCII)));
                    }
                }
            }
            return kept;
        }
    }

    private KafkaConsumer<String, byte[]> consumer(String isolation) {
        var settings = to.clientSettings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, to.patienceMillis());
        try {
            return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw to.useless(e);
        }
    }
}
