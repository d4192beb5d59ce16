/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.alerting.AlertConfig;
import io.certtrail.alerting.AlertRunner;
import io.certtrail.alerting.format.Product;
import io.certtrail.alerting.sink.Surroundings;
import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.streams.CorrelatorApp;
import io.certtrail.ingest.FeedReport;
import io.certtrail.ingest.kafka.LiveShipper;
import io.certtrail.ingest.kafka.TopicShipper;
import io.certtrail.ingest.kafka.TopicSource;
import io.certtrail.ingest.tail.TailOptions;
import io.certtrail.schemas.wire.WireTypes;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The parts of a running system, each started by itself or with others in one process. */
public final class Roles implements AutoCloseable {
    private final Services services;
    private final Clock clock;
    private final List<AutoCloseable> running = new ArrayList<>();

    /** Roles that work with these services. */
    public Roles(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** Sends all logs at the inputs, to their ends. */
    public FeedReport ship(Inputs inputs, Catalogue catalogue, Watcher watcher) {
        return Shipping.run(inputs, catalogue, services, clock, watcher);
    }

    /** A shipper that follows the logs at the inputs, to be run, and ended with the others. */
    public LiveShipper follow(Inputs inputs, TailOptions options, Duration poll) {
        var shipper = services.liveShipper(inputs, options, poll, clock);
        running.add(shipper);
        return shipper;
    }

    /** A shipper of a topic that others write to, to be run, and ended with the others. */
    public TopicShipper topic(TopicSource source, String tenant, String name, Consumer<String> say) {
        var shipper = services.topicShipper(source, tenant, name, clock, say);
        running.add(shipper);
        return shipper;
    }

    /** Starts an instance of the correlator, with so many replicas of its own topics. */
    public CorrelatorApp correlate(
            Catalogue catalogue, String applicationId, int threads, int replication, Path stateDir) {
        var correlator = services.correlator(catalogue, applicationId, threads, replication, stateDir);
        running.add(correlator);
        return correlator;
    }

    /** Starts one runner for each sink; fails when one of them ends by itself, and never completes otherwise. */
    public CompletableFuture<Void> alert(AlertConfig config, Product product, OutputStream standardOutput) {
        var input = new AlertRunner.Input(
                services.prefix(),
                services.serde(WireTypes.DIAGNOSIS).deserializer(),
                services.serde(WireTypes.INCIDENT).deserializer());
        var surroundings = new Surroundings(services.client(), standardOutput, clock);
        var failed = new CompletableFuture<Void>();
        for (var route : config.routes()) {
            var runner = AlertRunner.open(route, input, product, surroundings);
            running.add(runner);
            var thread = new Thread(runner, "alert-" + route.sink().name());
            thread.setUncaughtExceptionHandler((ended, failure) -> failed.completeExceptionally(failure));
            thread.start();
        }
        return failed;
    }

    /** Ends what runs, the last started first; once, whoever asks first. */
    @Override
    public synchronized void close() {
        Collections.reverse(running);
        running.forEach(Closing::quietly);
        running.clear();
    }
}
