/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import io.certtrail.cli.run.Services;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireType;
import io.certtrail.schemas.wire.WireTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of results, as a reader of committed records sees them, from their first record to the last. */
final class CommittedResults implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Services services;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Consumer<byte[]>> takers = new HashMap<>();
    private final Map<String, Instant> watermarks = new HashMap<>();
    private final List<TopicPartition> partitions;
    private final Said said = new Said();
    private int writers = Integer.MAX_VALUE;

    CommittedResults(Services services) {
        this.services = services;
        var settings = services.client();
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        take(Topic.DIAGNOSES, WireTypes.DIAGNOSIS, said::diagnosis);
        take(Topic.INCIDENTS, WireTypes.INCIDENT, said::incident);
        take(Topic.TRAILS, WireTypes.TRAIL, said::trail);
        take(Topic.WATERMARKS, WireTypes.EVENT, event -> {
            if (event.body() instanceof Progress progress && progress.watermark() != null) {
                writers = progress.of();
                watermarks.put(progress.writer(), progress.watermark());
            }
        });
        partitions = takers.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        keepEachRevision();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Compaction would take away revisions before they are read: it is put off. */
    private void keepEachRevision() {
        var never = new AlterConfigOp(
                new ConfigEntry("min.compaction.lag.ms", String.valueOf(Long.MAX_VALUE)), AlterConfigOp.OpType.SET);
        var settings = takers.keySet().stream()
                .collect(Collectors.<String, ConfigResource, Collection<AlterConfigOp>>toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic), topic -> List.of(never)));
        try (var admin = Admin.create(services.client())) {
            admin.incrementalAlterConfigs(settings)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private <T> void take(Topic topic, WireType<T> type, Consumer<T> taker) {
        var name = topic.name(services.prefix());
        var deserializer = services.serde(type).deserializer();
        takers.put(name, bytes -> taker.accept(deserializer.deserialize(name, bytes)));
    }

    /** Takes what has been committed meanwhile. */
    void poll() {
        for (var message : consumer.poll(POLL)) {
            takers.getOrDefault(message.topic(), bytes -> {}).accept(message.value());
        }
    }

    /** How far all tasks of the last stage have come. */
    Instant watermark() {
        return watermarks.size() < writers
                ? Instant.MIN
                : watermarks.values().stream().min(Instant::compareTo).orElse(Instant.MIN);
    }

    /** Waits until the last stage has come to a time, as long as the correlator lives. */
    void awaitWatermark(Instant time, Duration atMost, ChildProcess correlator) {
        var until = System.nanoTime() + atMost.toNanos();
        while (watermark().isBefore(time)) {
            if (!correlator.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("watermark is %s, not %s after %s; the correlator %s"
                        .formatted(watermark(), time, atMost, correlator.isAlive() ? "runs" : "ended"));
            }
            poll();
        }
    }

    /** Takes all there is. */
    Said all() {
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll();
        }
        return said;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
