/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.correlator.streams.CorrelatorApp;
import io.certtrail.ingest.FeedReport;
import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.kafka.Shipper;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Ships to Kafka, correlates there, and reads the findings back once the last stage has seen the end. */
public final class KafkaPipeline implements Pipeline {
    private static final String APPLICATION = "certtrail-correlator";
    private static final int PARTITIONS = 2;

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
            try (var folder = TemporaryFolder.create();
                    var embedded = EmbeddedServices.start(folder.under("broker"))) {
                return new KafkaPipeline(embedded.services(), catalogue, clock).run(inputs, watcher);
            }
        };
    }

    @Override
    public Findings run(Inputs inputs, Watcher watcher) throws IOException {
        services.createTopics(PARTITIONS, 1);
        var collected = new Collected();
        try (var folder = TemporaryFolder.create();
                var results = new ResultTopics(services, collected);
                var correlator = correlator(folder.under("state"))) {
            var feeding = Feeding.of(inputs, catalogue.longestWait(), clock.instant());
            var report = ship(feeding, watcher);
            await(report, results, correlator);
            return collected.findings(report, feeding.problems(), null, null);
        }
    }

    private CorrelatorApp correlator(Path state) {
        return services.correlator(catalogue, APPLICATION, 1, state);
    }

    private FeedReport ship(Feeding feeding, Watcher watcher) {
        try (var shipper = services.shipper(clock)) {
            return feeding.into(telling(shipper, watcher), watcher);
        }
    }

    /** The shipper, with somebody told of what could not be read. */
    private static FeedSink telling(Shipper shipper, Watcher watcher) {
        return new FeedSink() {
            @Override
            public void event(LogEvent event) {
                shipper.event(event);
            }

            @Override
            public void reject(Reject reject) {
                watcher.rejected(reject);
                shipper.reject(reject);
            }

            @Override
            public void announced() {
                shipper.announced();
            }
        };
    }

    private static void await(FeedReport report, ResultTopics results, CorrelatorApp correlator) {
        while (!results.reached(report.asOf())) {
            results.poll();
            correlator.failure().ifPresent(failure -> {
                throw Failure.unreached("the correlator stopped: " + failure.getMessage(), new IOException(failure));
            });
        }
        results.drain();
    }
}
