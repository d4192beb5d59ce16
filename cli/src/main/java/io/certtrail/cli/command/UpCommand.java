/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.alerting.AlertConfig;
import io.certtrail.alerting.format.Product;
import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.config.Settings;
import io.certtrail.cli.run.EmbeddedServices;
import io.certtrail.cli.run.Roles;
import io.certtrail.cli.run.Services;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.Safe;
import io.certtrail.correlator.streams.CorrelatorApp;
import io.certtrail.embedded.BrokerOptions;
import io.certtrail.embedded.registry.RegistryOptions;
import io.certtrail.ingest.files.CaseException;
import io.certtrail.ingest.kafka.LiveShipper;
import io.certtrail.ingest.kafka.TakenOver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All in one process on one machine. */
@Command(
        name = "up",
        header = "Runs everything in one process on this machine, until it is told to end.",
        description = {
            "",
            "Kafka and the registry are embedded; all data is in the data folder and outlives the process. Logs are"
                    + " followed while they are written, and read on where the last run stopped. Without alert.sinks in the"
                    + " configuration what is found goes to standard output, a line of JSON each."
        })
final class UpCommand implements Callable<Integer> {
    private static final int KAFKA_PORT = 9092;
    private static final int REGISTRY_PORT = 8081;

    private final Terminal io;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files and folders to send")
    private List<Path> paths = List.of();

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "port of the embedded Kafka (9092)")
    private int kafkaPort = KAFKA_PORT;

    @Option(names = "--registry-port", paramLabel = "PORT", description = "port of the embedded registry (8081)")
    private int registryPort = REGISTRY_PORT;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    UpCommand(Terminal io) {
        this.io = io;
    }

    @Override
    public Integer call() throws Exception {
        var settings = options.settings(io);
        var wanted = AlertConfig.of("alert", settings.alert());
        var alerts = wanted.routes().isEmpty() ? AlertConfig.toStandardOutput() : wanted;
        var catalogue = options.catalogue(settings, io);
        try (var embedded = start(settings);
                var roles = new Roles(embedded.services(), io.clock())) {
            var services = embedded.services();
            services.createTopics(settings.kafka().partitions(), 1);
            services.createForeignTopics(writtenHere(settings), settings.kafka().partitions());
            var correlator = correlate(roles, settings, catalogue);
            var sending = roles.alert(alerts, Product.certtrail(Version.number()), io.out());
            return Standing.closingAtEnd(both(roles, embedded), () -> {
                tell(services, settings);
                ship(roles, settings);
                return Standing.whileRuns(correlator, sending, services);
            });
        }
    }

    /** The topics that other shippers write to this Kafka, where nobody else can make them. */
    private static List<String> writtenHere(Settings settings) {
        return settings.ship().topics().stream()
                .filter(topic -> topic.bootstrap() == null)
                .map(Settings.ForeignTopic::topic)
                .toList();
    }

    private EmbeddedServices start(Settings settings) throws IOException {
        Files.createDirectories(settings.data());
        return EmbeddedServices.start(
                BrokerOptions.in(settings.data().resolve("kafka")).onPort(kafkaPort),
                RegistryOptions.onLoopback().onPort(registryPort));
    }

    private static CorrelatorApp correlate(Roles roles, Settings settings, Catalogue catalogue) {
        return roles.correlate(
                catalogue,
                settings.correlate().applicationId(),
                settings.correlate().threads(),
                1,
                settings.data().resolve("state"));
    }

    private static AutoCloseable both(Roles roles, EmbeddedServices embedded) {
        return () -> {
            try (embedded) {
                roles.close();
            }
        };
    }

    private void tell(Services services, Settings settings) {
        io.err()
                .println("certtrail: Kafka at %s, registry at %s, data in %s"
                        .formatted(services.bootstrap(), services.registry(), settings.data()));
        io.err().flush();
    }

    private void ship(Roles roles, Settings settings) {
        if (paths.isEmpty()) {
            Following.topics(roles, settings, io);
        }
        var wanted = paths.isEmpty() ? settings.ship().paths() : paths;
        if (wanted.isEmpty()) {
            return;
        }
        var found =
                wanted.stream().map(path -> ReadingOptions.existing(path, io)).toList();
        var shipper = Following.of(found, roles, settings, io);
        new Thread(() -> run(shipper), "ship").start();
    }

    private void run(LiveShipper shipper) {
        try {
            shipper.run();
        } catch (TakenOver | CaseException e) {
            io.err().println("certtrail: " + Safe.text(String.valueOf(e.getMessage())));
            io.err().flush();
        }
    }
}
