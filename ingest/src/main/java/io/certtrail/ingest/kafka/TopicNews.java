/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is committed in a topic from its beginning, and then what is new, as often as it is asked. */
final class TopicNews implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration A_TRANSACTION = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final Clock clock;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    TopicNews(Cluster cluster, String topic, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
        var settings = cluster.clientSettings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, cluster.patienceMillis());
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            this.ends = consumer.endOffsets(partitions);
        } catch (KafkaException e) {
            close();
            throw cluster.useless(e);
        }
    }

    /** Gives what is committed now. */
    void toEnd(Consumer<ConsumerRecord<String, byte[]>> records) {
        var until = clock.instant().plus(A_TRANSACTION);
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            consumer.poll(POLL).forEach(records);
            if (clock.instant().isAfter(until)) {
                throw cluster.useless(A_TRANSACTION, new KafkaException("the topic cannot be read to its end"));
            }
        }
    }

    /** Gives what has arrived since, without waiting for more. */
    void sinceLast(Consumer<ConsumerRecord<String, byte[]>> records) {
        var some = ends.isEmpty() ? ConsumerRecords.<String, byte[]>empty() : consumer.poll(Duration.ZERO);
        while (!some.isEmpty()) {
            some.forEach(records);
            some = consumer.poll(Duration.ZERO);
        }
    }

    /** A broker that was just started may leave the goodbye unanswered for half a minute. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(POLL));
    }
}
