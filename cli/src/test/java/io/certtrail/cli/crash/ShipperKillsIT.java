/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.run.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shipper that is killed on its way and started again sends much of it twice, and nobody notices. */
class ShipperKillsIT {
    private static final Duration TO_THE_END = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(10);

    /** Each life begins anew, so that all of them together send half of it as often as they are killed. */
    private static final int LESS = 10;

    @TempDir
    Path folder;

    @Test
    void a_killed_shipper_loses_nothing_and_repeats_nothing() throws Exception {
        var replay = Replay.in(folder.resolve("logs"), Kills.EVENTS / LESS);
        try (var sandbox = Sandbox.start()) {
            var services = sandbox.services();
            services.createTopics(2, 1);
            var correlators = new Correlator(folder.resolve("correlator"), services);
            try (var results = new CommittedResults(services);
                    var shipping = new Shipping(folder.resolve("shipper"), replay.logs(), services);
                    var correlator = correlators.start()) {
                kill(shipping, replay.events());
                try (var survivor = shipping.start()) {
                    assertThat(survivor.ends(TO_THE_END)).isZero();
                    results.awaitWatermark(replay.asOf(), TO_THE_END, correlator);
                }
                replay.assertSaidExactlyOnce(results.all());
            }
        }
    }

    /** Each time when so many more records have arrived as chance wants. */
    private static void kill(Shipping shipping, long events) throws Exception {
        var random = new SplittableRandom(Kills.SEED);
        for (var kill = 0; kill < Kills.COUNT; kill++) {
            var until = shipping.arrived() + random.nextLong(events);
            try (var process = shipping.start()) {
                var over = System.nanoTime() + PATIENCE.toNanos();
                while (shipping.arrived() < until && process.isAlive()) {
                    process.live(LOOK);
                    assertThat(System.nanoTime())
                            .as("time to ship %d records", until)
                            .isLessThan(over);
                }
                process.kill();
            }
        }
    }
}
