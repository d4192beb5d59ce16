/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.run.EmbeddedServices;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process {@code certtrail ship --follow} is killed ten times while a log is written and rotated: every line is in
 * Kafka once. {@code -Dship.lines=1000000} for the long form, {@code -Dship.seed} for other instants.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ShipKillIT {
    private static final int KILLS = Integer.getInteger("ship.kills", 10);
    private static final int LINES = Integer.getInteger("ship.lines", 120_000);
    private static final long SEED = Long.getLong("ship.seed", 5);

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Process> started = new ArrayList<>();

    @Test
    void every_line_is_in_kafka_once_over_ten_kills_under_rotation() throws Exception {
        try (var embedded = EmbeddedServices.start(folder.resolve("broker"))) {
            var services = embedded.services();
            services.createTopics(4, 1);
            var config = configuration(services.bootstrap(), services.registry());
            var writer = new RotatingWriter(folder.resolve("logs/NDES01/iis/a.log"), LINES, SEED);
            var writing = CompletableFuture.runAsync(writer);
            try (var topic = new Committed(services.client())) {
                for (int kill = 0; kill < KILLS; kill++) {
                    killAfterSome(start(config), topic);
                }
                var last = start(config);
                writing.get(5, TimeUnit.MINUTES);
                topic.awaitRecords(LINES);
                assertThat(terminated(last)).as("ends within 10 s of SIGTERM").isTrue();
                assertOnce(topic, services.serde(WireTypes.EVENT).deserializer()::deserialize);
            }
        } finally {
            started.forEach(Process::destroyForcibly);
        }
    }

    private void assertOnce(Committed topic, Decoder decoder) {
        var seen = new int[LINES + 1];
        topic.read((name, value) -> {
            if (decoder.deserialize(name, value).body() instanceof HttpRequest request) {
                seen[Integer.parseInt(String.valueOf(request.query()).substring("n=".length()))]++;
            }
        });
        var numbers = IntStream.rangeClosed(1, LINES);
        assertThat(numbers.filter(number -> seen[number] != 1).boxed().limit(20))
                .as("lines that are not there once, -Dship.seed=%d", SEED)
                .isEmpty();
    }

    @FunctionalInterface
    private interface Decoder {
        LogEvent deserialize(String topic, byte[] value);
    }

    /** Some kills come while it starts, most while it ships. */
    private void killAfterSome(Process process, Committed topic) throws InterruptedException {
        if (random.nextInt(5) == 0) {
            assertThat(process.waitFor(500 + random.nextInt(1500), TimeUnit.MILLISECONDS))
                    .isFalse();
        } else {
            topic.awaitRecords(topic.records() + 1 + random.nextInt(LINES / 20));
        }
        process.destroyForcibly().waitFor();
    }

    private Path configuration(String bootstrap, String registry) throws IOException {
        Files.createDirectories(folder.resolve("logs/NDES01/iis"));
        return Files.writeString(folder.resolve("certtrail.yaml"), """
                kafka: {bootstrap: "%s", partitions: 4}
                registry: {url: "%s"}
                ship: {paths: [logs], follow: true, name: killed}
                """.formatted(bootstrap, registry));
    }

    private Process start(Path config) throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.certtrail.cli.Main",
                        "ship",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("ship.out").toFile()))
                .start();
        started.add(process);
        return process;
    }

    private static boolean terminated(Process process) throws InterruptedException {
        process.destroy();
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    /** The records about requests that are committed. */
    private static final class Committed implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> consumer;
        private final List<TopicPartition> partitions;
        private long counted;
        private Map<TopicPartition, Long> countedTo = Map.of();

        Committed(Map<String, Object> client) {
            client.put("isolation.level", "read_committed");
            consumer = new KafkaConsumer<>(
                    client,
                    new StringDeserializer(),
                    new org.apache.kafka.common.serialization.ByteArrayDeserializer());
            var topic = Topic.IIS.name("certtrail.");
            partitions = consumer.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /** Records that are no word of progress: those are much shorter. */
        long records() {
            consumer.poll(Duration.ofMillis(200)).forEach(sent -> counted += sent.value().length > 200 ? 1 : 0);
            return counted;
        }

        void awaitRecords(long count) {
            while (records() < count) {
                // polling waits
            }
        }

        void read(java.util.function.BiConsumer<String, byte[]> records) {
            consumer.seekToBeginning(partitions);
            countedTo = consumer.endOffsets(partitions);
            while (countedTo.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(sent -> records.accept(sent.topic(), sent.value()));
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
