/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.local.LocalStores;
import io.certtrail.correlator.stage.Limits;
import io.certtrail.ingest.FeedSink;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.time.Clock;
import java.util.function.Consumer;

/** Reads and correlates in this process: no broker, no threads, the same findings as the topology. */
public final class LocalPipeline implements Pipeline {
    private final Catalogue catalogue;
    private final Limits limits;
    private final Clock clock;

    /** The clock only tells which records have an impossible time. */
    public LocalPipeline(Catalogue catalogue, Clock clock) {
        this(catalogue, Limits.USUAL, clock);
    }

    /** With limits of its own to what is kept. */
    public LocalPipeline(Catalogue catalogue, Limits limits, Clock clock) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Findings run(Inputs inputs, Watcher watcher) {
        return run(inputs, watcher, trail -> {});
    }

    /** Hands every state of a request on, as it comes to be. */
    public Findings run(Inputs inputs, Watcher watcher, Consumer<TrailState> trails) {
        var stores = new LocalStores();
        var collected = new Collected(stores.told(), trails);
        var correlator = new LocalCorrelator(catalogue, limits, collected, stores);
        correlator.tick(clock.instant());
        var feeding = Feeding.of(inputs, LocalCorrelator.longestWait(catalogue), clock.instant());
        var report = feeding.into(
                new FeedSink() {
                    @Override
                    public void event(LogEvent event) {
                        correlator.accept(event);
                    }

                    @Override
                    public void reject(Reject reject) {
                        watcher.rejected(reject);
                    }
                },
                watcher);
        return collected.findings(report, feeding.problems(), correlator.late(), correlator.duplicates());
    }
}
