/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.Services;
import io.certtrail.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is committed in a topic. */
final class CommittedRecords implements AutoCloseable {
    /** Words of progress are shorter than any record of a request. */
    private static final int SHORTEST = 200;

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private long counted;

    CommittedRecords(Services services, Topic of) {
        var client = services.client();
        client.put("isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
        var topic = of.name("certtrail.");
        partitions = consumer.partitionsFor(topic).stream()
                .map(part -> new TopicPartition(topic, part.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** How many records about requests have come so far. */
    long records() {
        consumer.poll(Duration.ofMillis(200)).forEach(sent -> counted += sent.value().length > SHORTEST ? 1 : 0);
        return counted;
    }

    void awaitRecords(long count) {
        while (records() < count) {
            // polling waits
        }
    }

    /** Gives all that is there now. */
    void read(BiConsumer<String, byte[]> records) {
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(sent -> records.accept(sent.topic(), sent.value()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
