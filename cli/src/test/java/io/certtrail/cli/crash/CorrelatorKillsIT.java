/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.crash.Correlator.Moment;
import io.certtrail.cli.run.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A correlator that is killed again and again says what one says that nothing happens to. */
class CorrelatorKillsIT {
    private static final Duration TO_THE_END = Duration.ofMinutes(10);
    private static final Duration GRACEFUL = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void a_killed_correlator_loses_nothing_and_repeats_nothing() throws Exception {
        var replay = Replay.in(folder.resolve("logs"), Kills.EVENTS);
        try (var sandbox = Sandbox.start()) {
            var services = sandbox.services();
            services.createTopics(2, 1);
            var correlator = new Correlator(folder.resolve("correlator"), services);
            try (var results = new CommittedResults(services);
                    var shipper = Shipping.here(services)) {
                var portions = new Portions(shipper, replay.events() / Kills.COUNT + 1);
                var shipped = CompletableFuture.runAsync(() -> replay.feed(portions));
                kill(correlator, portions);
                portions.allOthers();
                try (var survivor = correlator.start()) {
                    results.awaitWatermark(replay.asOf(), TO_THE_END, survivor);
                    assertThat(survivor.terminate(GRACEFUL)).isEqualTo(143);
                }
                shipped.join();
                replay.assertSaidExactlyOnce(results.all());
            }
        }
    }

    private static void kill(Correlator correlator, Portions portions) throws Exception {
        var random = new SplittableRandom(Kills.SEED);
        for (var kill = 0; kill < Kills.COUNT; kill++) {
            var moment = Moment.values()[random.nextInt(Moment.values().length)];
            portions.next();
            try (var process = correlator.start()) {
                Correlator.await(process, moment, random);
                process.kill();
            }
        }
    }
}
