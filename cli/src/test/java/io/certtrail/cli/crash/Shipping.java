/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import io.certtrail.cli.Main;
import io.certtrail.cli.run.Services;
import io.certtrail.ingest.kafka.Cluster;
import io.certtrail.ingest.kafka.Shipper;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The role {@code ship}: in a process of its own, or in this one; and how much of it has arrived. */
final class Shipping implements AutoCloseable {
    private final Path folder;
    private final Path logs;
    private final Services services;
    private final KafkaConsumer<byte[], byte[]> ends;
    private int lives;

    Shipping(Path folder, Path logs, Services services) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.logs = logs;
        this.services = services;
        this.ends = new KafkaConsumer<>(services.client(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A shipper of this process. */
    static Shipper here(Services services) {
        return new Shipper(
                new Cluster(services.bootstrap(), services.prefix(), services.kafka(), Duration.ofSeconds(15)),
                services.serde(WireTypes.EVENT).serializer(),
                services.serde(WireTypes.REJECT).serializer(),
                Clock.systemUTC());
    }

    ChildProcess start() throws IOException {
        lives++;
        return ChildProcess.start(
                folder.resolve("life-%03d.log".formatted(lives)),
                List.of("-Xmx256m"),
                Main.class,
                List.of("ship", logs.toString(), "--kafka", services.bootstrap(), "--registry", services.registry()));
    }

    /** How many records the topic of these logs holds. */
    long arrived() {
        var topic = Topic.CONNECTOR.name(services.prefix());
        var partitions = ends.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        return ends.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public void close() {
        ends.close();
    }
}
