/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.run.EmbeddedServices;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Deserializer;
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

    @Test
    void every_line_is_in_kafka_once_over_ten_kills_under_rotation() throws Exception {
        Files.createDirectories(folder.resolve("logs/NDES01/iis"));
        try (var embedded = EmbeddedServices.start(folder.resolve("broker"))) {
            var services = embedded.services();
            services.createTopics(4, 1);
            var writing = CompletableFuture.runAsync(
                    new RotatingWriter(folder.resolve("logs/NDES01/iis/a.log"), LINES, SEED));
            try (var topic = new CommittedRecords(services, Topic.IIS)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    killAfterSome(ShipProcess.start(folder, services, "-Xmx128m"), topic);
                }
                var last = ShipProcess.start(folder, services, "-Xmx128m");
                writing.get(5, TimeUnit.MINUTES);
                topic.awaitRecords(LINES);
                assertThat(last.terminated()).as("ends within 10 s of SIGTERM").isTrue();
                assertOnce(topic, services.serde(WireTypes.EVENT).deserializer());
            }
        }
    }

    private static void assertOnce(
            CommittedRecords topic, Deserializer<io.certtrail.schemas.event.LogEvent> deserializer) {
        var seen = new int[LINES + 1];
        topic.read((name, value) -> {
            if (deserializer.deserialize(name, value).body() instanceof HttpRequest request) {
                seen[Integer.parseInt(String.valueOf(request.query()).substring("n=".length()))]++;
            }
        });
        assertThat(IntStream.rangeClosed(1, LINES)
                        .filter(number -> seen[number] != 1)
                        .boxed()
                        .limit(20))
                .as("lines that are not there once, -Dship.seed=%d", SEED)
                .isEmpty();
    }

    /** Some kills come while it starts, most while it ships. */
    private void killAfterSome(ShipProcess process, CommittedRecords topic) throws InterruptedException {
        if (random.nextInt(5) == 0) {
            assertThat(process.runs(500 + random.nextInt(1500))).isTrue();
        } else {
            topic.awaitRecords(topic.records() + 1 + random.nextInt(LINES / 20));
        }
        process.kill();
    }
}
