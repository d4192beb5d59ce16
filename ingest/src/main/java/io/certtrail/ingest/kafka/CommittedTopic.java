/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning to where it ends now, as far as it is committed. */
final class CommittedTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Another shipper's transaction may be open: its records, and all behind them, are seen when it has ended. */
    private static final Duration TRANSACTIONS = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final Clock clock;

    CommittedTopic(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** Gives its records, each partition in order. */
    void read(String topic, Consumer<ConsumerRecord<String, byte[]>> records) {
        try (var all = consumer("read_uncommitted");
                var committed = consumer("read_committed")) {
            var partitions = all.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            read(committed, all.endOffsets(partitions), records);
        }
    }

    private void read(
            KafkaConsumer<String, byte[]> committed,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<String, byte[]>> records) {
        committed.assign(ends.keySet());
        committed.seekToBeginning(ends.keySet());
        var until = clock.instant().plus(TRANSACTIONS);
        while (!ends.entrySet().stream().allMatch(end -> committed.position(end.getKey()) >= end.getValue())) {
            var some = committed.poll(POLL);
            some.forEach(records);
            if (!some.isEmpty()) {
                until = clock.instant().plus(TRANSACTIONS);
            } else if (clock.instant().isAfter(until)) {
                throw cluster.silent(TRANSACTIONS, new KafkaException("a transaction stays open"));
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer(String isolation) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, cluster.patienceMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
