/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.RootCause;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.local.LocalStores;
import io.certtrail.correlator.streams.CorrelatorApp;
import io.certtrail.ingest.FeedReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Ships to Kafka, correlates there, and reads the findings back once the last stage has seen the end. */
public final class KafkaPipeline implements Pipeline {
    private static final String APPLICATION = "certtrail-correlator";
    /** One run on one machine: more partitions only cost it time. A cluster whose topics are there keeps its own. */
    private static final int PARTITIONS = 1;

    private final Services services;
    private final Catalogue catalogue;
    private final Clock clock;

    /** Through services that are there; topics that are missing are created. */
    public KafkaPipeline(Services services, Catalogue catalogue, Clock clock) {
        this.services = services;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Through a broker and a registry of its own, gone afterwards. */
    public static Pipeline embedded(Catalogue catalogue, Clock clock) {
        return (inputs, watcher) -> {
            try (var sandbox = Sandbox.start()) {
                return new KafkaPipeline(sandbox.services(), catalogue, clock).run(inputs, watcher);
            }
        };
    }

    @Override
    public Findings run(Inputs inputs, Watcher watcher) throws IOException {
        services.createTopics(PARTITIONS, 1);
        var collected = new Collected(new LocalStores().told(), trail -> {});
        try (var folder = TemporaryFolder.create();
                var results = new ResultTopics(services, collected);
                var correlator = correlator(folder.under("state"))) {
            var feeding = Feeding.of(inputs, LocalCorrelator.longestWait(catalogue), clock.instant());
            var report = Shipping.run(feeding, services, clock, watcher);
            await(report, results, correlator);
            return collected.findings(report, feeding.problems(), null, null);
        }
    }

    private CorrelatorApp correlator(Path state) {
        return services.correlator(catalogue, APPLICATION, 1, 1, state);
    }

    private static void await(FeedReport report, ResultTopics results, CorrelatorApp correlator) {
        while (!results.reached(report.asOf())) {
            results.poll();
            correlator.failure().ifPresent(failure -> {
                throw Failure.unreached(
                        "the correlator stopped: " + RootCause.message(failure), new IOException(failure));
            });
        }
        results.drain();
    }
}
