/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning to where it ends now. */
final class WholeTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Another shipper's transaction may be open: its records, and all behind them, are seen when it has ended. */
    private static final Duration TRANSACTIONS = Duration.ofSeconds(90);

    /** A broker that was just started may leave the goodbye unanswered for half a minute. */
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ofMillis(200));

    private final Cluster cluster;
    private final String topic;
    private final Clock clock;

    WholeTopic(Cluster cluster, String topic, Clock clock) {
        this.cluster = cluster;
        this.topic = topic;
        this.clock = clock;
    }

    /** Gives what is committed, each partition in order; waits for the transactions that are open. */
    void committed(Consumer<ConsumerRecord<String, byte[]>> records) {
        var consumer = consumer("read_committed");
        try {
            read(consumer, ends(), records);
        } finally {
            consumer.close(AT_ONCE);
        }
    }

    /** Gives all that was ever written, each partition in order, whatever became of its transaction. */
    void written(Consumer<ConsumerRecord<String, byte[]>> records) {
        var consumer = consumer("read_uncommitted");
        try {
            read(consumer, ends(consumer), records);
        } finally {
            consumer.close(AT_ONCE);
        }
    }

    private Map<TopicPartition, Long> ends() {
        var all = consumer("read_uncommitted");
        try {
            return ends(all);
        } finally {
            all.close(AT_ONCE);
        }
    }

    private Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> all) {
        var partitions = all.partitionsFor(topic).stream()
                .map(part -> new TopicPartition(topic, part.partition()))
                .toList();
        return all.endOffsets(partitions);
    }

    private void read(
            KafkaConsumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<String, byte[]>> records) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        var until = clock.instant().plus(TRANSACTIONS);
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            var some = consumer.poll(POLL);
            some.forEach(records);
            if (!some.isEmpty()) {
                until = clock.instant().plus(TRANSACTIONS);
            } else if (clock.instant().isAfter(until)) {
                throw cluster.useless(TRANSACTIONS, new KafkaException("a transaction stays open"));
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
