/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.ingest.FeedReport;
import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.kafka.Shipper;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.time.Clock;

/** Sends the logs of some inputs to Kafka, to their ends. */
final class Shipping {
    private Shipping() {}

    static FeedReport run(Inputs inputs, Catalogue catalogue, Services services, Clock clock, Watcher watcher) {
        var feeding = Feeding.of(inputs, LocalCorrelator.longestWait(catalogue), clock.instant());
        return run(feeding, services, clock, watcher);
    }

    static FeedReport run(Feeding feeding, Services services, Clock clock, Watcher watcher) {
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
}
