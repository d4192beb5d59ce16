/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.tail.Checkpoint;
import io.certtrail.ingest.tail.CheckpointJson;
import io.certtrail.schemas.topic.Topic;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What is kept of one shipper: how far each of its sources was shipped, and which process ships them. */
record CheckpointTopic(
        List<Checkpoint> checkpoints, @Nullable Owner owner) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Another shipper's transaction may be open: its records, and all behind them, are seen when it has ended. */
    private static final Duration TRANSACTIONS = Duration.ofSeconds(90);

    /** Reads what is committed. */
    static CheckpointTopic read(Cluster cluster, String shipper, Clock clock) {
        try {
            var kept = values(cluster, shipper + "/", clock.instant().plus(TRANSACTIONS), clock);
            var owner = kept.remove(Owner.key(shipper));
            List<Checkpoint> checkpoints = new ArrayList<>();
            for (var value : kept.values()) {
                checkpoints.add(CheckpointJson.read(value));
            }
            return new CheckpointTopic(List.copyOf(checkpoints), owner == null ? null : Owner.read(owner));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Topic '%s': %s".formatted(Topic.CHECKPOINTS.name(cluster.prefix()), e.getMessage()), e);
        }
    }

    private static Map<String, byte[]> values(Cluster cluster, String prefix, Instant until, Clock clock) {
        var topic = Topic.CHECKPOINTS.name(cluster.prefix());
        Map<String, byte[]> values = new TreeMap<>();
        try (var all = consumer(cluster, "read_uncommitted");
                var committed = consumer(cluster, "read_committed")) {
            var partitions = all.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            var ends = all.endOffsets(partitions);
            committed.assign(partitions);
            committed.seekToBeginning(partitions);
            while (!ends.entrySet().stream().allMatch(end -> committed.position(end.getKey()) >= end.getValue())) {
                if (clock.instant().isAfter(until)) {
                    throw cluster.silent(TRANSACTIONS, new KafkaException("a transaction stays open"));
                }
                for (var message : committed.poll(POLL)) {
                    keep(values, prefix, message.key(), message.value());
                }
            }
        }
        return values;
    }

    private static void keep(Map<String, byte[]> values, String prefix, String key, byte @Nullable [] value) {
        if (!key.startsWith(prefix)) {
            return;
        }
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Cluster cluster, String isolation) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, cluster.patienceMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
