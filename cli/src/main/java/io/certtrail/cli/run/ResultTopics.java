/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.cli.terminal.Failure;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed results back, and knows from the last stage's watermarks when there will be no more. */
final class ResultTopics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final List<Topic> TOPICS =
            List.of(Topic.WATERMARKS, Topic.DIAGNOSES, Topic.INCIDENTS, Topic.TRAILS);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Taker<?>> takers = new HashMap<>();
    private final Map<String, Instant> watermarks = new HashMap<>();
    private final List<TopicPartition> partitions;
    private int writers = Integer.MAX_VALUE;

    /** What is done with the values of one topic. */
    private record Taker<T>(Deserializer<T> deserializer, Consumer<T> sink) {
        void take(ConsumerRecord<String, byte[]> message) {
            var value = deserializer.deserialize(message.topic(), message.value());
            if (value != null) {
                sink.accept(value);
            }
        }
    }

    ResultTopics(Services services, Collected collected) {
        var settings = services.client();
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        takers.put(
                services.topic(Topic.WATERMARKS),
                new Taker<>(services.serde(WireTypes.EVENT).deserializer(), this::watermark));
        takers.put(
                services.topic(Topic.DIAGNOSES),
                new Taker<Diagnosis>(services.serde(WireTypes.DIAGNOSIS).deserializer(), collected::diagnosis));
        takers.put(
                services.topic(Topic.INCIDENTS),
                new Taker<Incident>(services.serde(WireTypes.INCIDENT).deserializer(), collected::incident));
        takers.put(
                services.topic(Topic.TRAILS),
                new Taker<TrailState>(services.serde(WireTypes.TRAIL).deserializer(), collected::trail));
        this.partitions = TOPICS.stream().flatMap(topic -> partitions(services.topic(topic))).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private Stream<TopicPartition> partitions(String topic) {
        try {
            return consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()));
        } catch (KafkaException e) {
            throw Failure.unreached("topic '%s' cannot be read: %s".formatted(topic, e.getMessage()), e);
        }
    }

    private void watermark(LogEvent event) {
        if (event.body() instanceof Progress progress && progress.watermark() != null) {
            writers = progress.of();
            watermarks.merge(progress.writer(), progress.watermark(), ResultTopics::later);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Takes what has come. */
    void poll() {
        for (var message : consumer.poll(POLL)) {
            var taker = takers.get(message.topic());
            if (taker != null) {
                taker.take(message);
            }
        }
    }

    /** Whether every task of the last stage has come to that time. */
    boolean reached(Instant time) {
        return watermarks.size() >= writers
                && watermarks.values().stream().noneMatch(watermark -> watermark.isBefore(time));
    }

    /** Takes all that is committed by now. */
    void drain() {
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
