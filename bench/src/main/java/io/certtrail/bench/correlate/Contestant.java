/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.correlate;

import com.sun.management.OperatingSystemMXBean;
import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.streams.CorrelatorApp;
import io.certtrail.correlator.streams.CorrelatorConfig;
import io.certtrail.correlator.streams.TopicSerdes;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.WindowsEvent;
import io.certtrail.schemas.serde.AvroSerdes;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One contestant in a process of its own, with the broker: {@code floor|certtrail REQUESTS PARTITIONS THREADS SEED
 * FOLDER}. The topics are filled first; measured is from the start of the topology until it has committed the last
 * record. Prints records, seconds and CPU seconds.
 */
final class Contestant {
    static final Duration COMMIT = Duration.ofMillis(200);

    private final int partitions;
    private final int threads;
    private final Path folder;
    private final Cluster cluster;

    private Contestant(int partitions, int threads, Path folder, Cluster cluster) {
        this.partitions = partitions;
        this.threads = threads;
        this.folder = folder;
        this.cluster = cluster;
    }

    /** Runs one. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var partitions = Integer.parseInt(args[2]);
        var folder = Files.createDirectories(Path.of(args[5]));
        try (var cluster = Cluster.start(folder.resolve("broker"), partitions)) {
            var events = new ConnectorEvents(Long.parseLong(args[1]), Long.parseLong(args[4]));
            var contestant = new Contestant(partitions, Integer.parseInt(args[3]), folder, cluster);
            var records = contestant.fill(events);
            var wall = System.nanoTime();
            var cpu = cpuNanos();
            if (args[0].equals("floor")) {
                contestant.floor(records);
            } else {
                contestant.correlate(events.asOf());
            }
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                    .printf(
                            Locale.ROOT,
                            "%d %.3f %.3f%n",
                            records,
                            (System.nanoTime() - wall) / 1e9,
                            (cpuNanos() - cpu) / 1e9);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private long fill(ConnectorEvents events) {
        var serializer = AvroSerdes.bare(WireTypes.EVENT).serializer();
        try (var producer = cluster.producer()) {
            return events.into(event -> send(producer, event, serializer.serialize("", event)));
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, LogEvent event, byte[] value) {
        var time = event.time().toEpochMilli();
        if (event.body() instanceof Progress) {
            for (var topic : Topic.EVENTS) {
                for (var partition = 0; partition < partitions; partition++) {
                    sent(
                            producer,
                            new ProducerRecord<>(topic.name(Cluster.PREFIX), partition, time, event.source(), value));
                }
            }
            return;
        }
        sent(producer, new ProducerRecord<>(Topic.CONNECTOR.name(Cluster.PREFIX), null, time, event.source(), value));
        if (event.body() instanceof WindowsEvent body) {
            var device = body.data().getOrDefault("DeviceId", "");
            sent(producer, new ProducerRecord<>(Cluster.BY_DEVICE, null, time, device, value));
        }
    }

    private static void sent(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> message) {
        var unused = producer.send(message);
    }

    private void floor(long records) throws InterruptedException {
        try (var floor = Floor.start(cluster.bootstrap(), folder.resolve("state"), partitions, threads)) {
            while (floor.processed() < records) {
                Thread.sleep(20);
            }
            Thread.sleep(COMMIT.toMillis());
        }
    }

    private void correlate(Instant asOf) {
        var config = new CorrelatorConfig(
                cluster.bootstrap(), "bench", Cluster.PREFIX, folder.resolve("state"), threads, COMMIT, Map.of());
        var serdes = new TopicSerdes(
                AvroSerdes.bare(WireTypes.EVENT),
                AvroSerdes.bare(WireTypes.DIAGNOSIS),
                AvroSerdes.bare(WireTypes.INCIDENT),
                AvroSerdes.bare(WireTypes.TRAIL));
        try (var app = CorrelatorApp.start(Catalogue.builtIn(), config, serdes)) {
            awaitWatermark(asOf, app);
        }
    }

    private void awaitWatermark(Instant asOf, CorrelatorApp app) {
        var deserializer = AvroSerdes.bare(WireTypes.EVENT).deserializer();
        var watermarks = new HashMap<String, Instant>();
        try (var consumer = cluster.committed(Topic.WATERMARKS.name(Cluster.PREFIX))) {
            while (watermarks.size() < partitions
                    || watermarks.values().stream().anyMatch(time -> time.isBefore(asOf))) {
                app.failure().ifPresent(failure -> {
                    throw new IllegalStateException("the correlator stopped: " + failure.getMessage(), failure);
                });
                for (var message : consumer.poll(Duration.ofMillis(50))) {
                    if (deserializer.deserialize("", message.value()).body() instanceof Progress said
                            && said.watermark() != null) {
                        watermarks.put(said.writer(), said.watermark());
                    }
                }
            }
        }
    }
}
