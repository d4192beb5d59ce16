/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.run.Services;
import io.certtrail.embedded.registry.EmbeddedRegistry;
import io.certtrail.embedded.registry.RegistryOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipper and correlator outlive the broker, and go on where it was killed. */
class BrokerKillsIT {
    private static final Duration TO_THE_END = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    void a_killed_broker_loses_nothing_and_lets_nothing_be_repeated() throws Exception {
        var replay = Replay.in(folder.resolve("logs"), Kills.EVENTS);
        var broker = new Broker(folder.resolve("broker"));
        var alive = broker.start();
        try (var registry = EmbeddedRegistry.start(broker.address(), RegistryOptions.onLoopback())) {
            var services = Services.at(broker.address(), registry.url());
            services.createTopics(2, 1);
            var correlators = new Correlator(folder.resolve("correlator"), services);
            try (var results = new CommittedResults(services);
                    var shipper = Shipping.here(services);
                    var correlator = correlators.start()) {
                var portions = new Portions(shipper, replay.events() / Kills.COUNT + 1);
                var shipped = CompletableFuture.runAsync(() -> replay.feed(portions));
                Correlator.awaitRunning(correlator);
                var random = new SplittableRandom(Kills.SEED);
                for (var kill = 0; kill < Kills.COUNT; kill++) {
                    portions.next();
                    Correlator.awaitWork(correlator, random);
                    alive.kill();
                    alive = broker.start();
                }
                portions.allOthers();
                shipped.join();
                results.awaitWatermark(replay.asOf(), TO_THE_END, correlator);
                replay.assertSaidExactlyOnce(results.all());
                assertThat(correlator.isAlive()).isTrue();
            }
        } finally {
            alive.close();
        }
    }
}
