/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.run.Sandbox;
import io.certtrail.cli.run.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said is the same when the correlator is told to end, paused, or killed with much on disk that was not meant
 * to last.
 */
class CorrelatorRestartsIT {
    private static final Duration TO_THE_END = Duration.ofMinutes(5);
    private static final Duration GRACEFUL = Duration.ofSeconds(10);
    private static final int EVENTS = 6_000;
    private static final int TERMINATED = 143;

    @TempDir
    static Path scratch;

    private static Replay replay;
    private static Sandbox sandbox;

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        replay = Replay.in(scratch.resolve("logs"), EVENTS);
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void end() throws Exception {
        sandbox.close();
    }

    private static Services services(String prefix) {
        var shared = sandbox.services();
        var services = new Services(shared.bootstrap(), prefix, Map.of(), shared.registry(), Map.of());
        services.createTopics(2, 1);
        return services;
    }

    @Test
    void told_to_end_at_work_it_ends_soon_and_goes_on_where_it_was() throws Exception {
        var services = services("terminated.");
        var correlator = new Correlator(folder, services);
        try (var results = new CommittedResults(services);
                var shipper = Shipping.here(services)) {
            var portions = new Portions(shipper, replay.events() / 3 + 1);
            var shipped = CompletableFuture.runAsync(() -> replay.feed(portions));
            var random = new SplittableRandom(Kills.SEED);
            for (var stop = 0; stop < 3; stop++) {
                portions.next();
                try (var process = correlator.start()) {
                    Correlator.awaitRunning(process);
                    Correlator.awaitWork(process, random);
                    assertThat(process.terminate(GRACEFUL)).isEqualTo(TERMINATED);
                }
            }
            portions.allOthers();
            try (var last = correlator.start()) {
                results.awaitWatermark(replay.asOf(), TO_THE_END, last);
            }
            shipped.join();
            replay.assertSaidExactlyOnce(results.all());
        }
    }

    @Test
    void paused_until_another_has_taken_over_it_repeats_nothing_when_it_wakes_up() throws Exception {
        var services = services("paused.");
        var impatient = Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "1000");
        var first = new Correlator(folder.resolve("first"), services, impatient);
        var second = new Correlator(folder.resolve("second"), services, impatient);
        try (var results = new CommittedResults(services);
                var shipper = Shipping.here(services);
                var zombie = first.start()) {
            var portions = new Portions(shipper, replay.events() / 2 + 1);
            var shipped = CompletableFuture.runAsync(() -> replay.feed(portions));
            portions.next();
            Correlator.awaitRunning(zombie);
            Correlator.awaitWork(zombie, new SplittableRandom(Kills.SEED));
            zombie.pause();
            try (var other = second.start()) {
                Correlator.awaitRunning(other);
                portions.allOthers();
                shipped.join();
                Correlator.awaitWork(other, new SplittableRandom(Kills.SEED));
                zombie.resume();
                results.awaitWatermark(replay.asOf(), TO_THE_END, other);
                assertThat(zombie.isAlive()).isTrue();
            }
            replay.assertSaidExactlyOnce(results.all());
        }
    }

    /**
     * KAFKA-20685: a store that was restored, written to and flushed, and then lost its process before the commit, must
     * not be used as it lies on disk.
     */
    @Test
    void what_a_killed_one_wrote_to_disk_and_did_not_commit_is_forgotten() throws Exception {
        var services = services("flushed.");
        var correlator = new Correlator(
                folder,
                services,
                Map.of("rocksdb.config.setter", TinyBuffers.class.getName(), "commit.interval.ms", "5000"));
        try (var results = new CommittedResults(services);
                var shipper = Shipping.here(services)) {
            var portions = new Portions(shipper, replay.events() / 5 + 1);
            var shipped = CompletableFuture.runAsync(() -> replay.feed(portions));
            var random = new SplittableRandom(Kills.SEED);
            for (var kill = 0; kill < 5; kill++) {
                portions.next();
                try (var process = correlator.start()) {
                    Correlator.awaitRunning(process);
                    awaitFlush(correlator, process);
                    process.live(Duration.ofMillis(random.nextInt(1_000)));
                    process.kill();
                }
            }
            portions.allOthers();
            try (var last = new Correlator(folder, services).start()) {
                results.awaitWatermark(replay.asOf(), TO_THE_END, last);
            }
            shipped.join();
            replay.assertSaidExactlyOnce(results.all());
        }
    }

    /** Waits until the stores have put on disk what they were given since they were restored. */
    private static void awaitFlush(Correlator correlator, ChildProcess process) throws Exception {
        var restored = correlator.flushed();
        var until = System.nanoTime() + TO_THE_END.toNanos();
        while (restored.containsAll(correlator.flushed())) {
            process.live(Duration.ofMillis(20));
            assertThat(System.nanoTime()).as("time to flush").isLessThan(until);
        }
    }
}
