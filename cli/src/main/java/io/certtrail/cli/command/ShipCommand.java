/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.config.Settings;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.Roles;
import io.certtrail.cli.run.Services;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.ingest.kafka.LiveShipper;
import io.certtrail.schemas.topic.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends logs to Kafka. */
@Command(
        name = "ship",
        header = "Sends logs to Kafka, to their ends or for ever.",
        description = {
            "",
            "Without PATH it sends what the configuration lists under ship.paths, and, for ever, the topics of other"
                    + " shippers under ship.topics.",
            "Without --follow (or ship.follow) each log is read from its beginning to its end, once; with it logs are"
                    + " followed while they are written and rotated, and a later start goes on where the last one stopped."
        })
final class ShipCommand implements Callable<Integer> {
    private final Terminal io;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files and folders to send")
    private List<Path> paths = List.of();

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Option(names = "--follow", description = "follow the logs while they are written, until told to end")
    private boolean follow;

    @Option(names = "--rejects", paramLabel = "FILE", description = "write what could not be read there, as JSON lines")
    private @Nullable Path rejects;

    ShipCommand(Terminal io) {
        this.io = io;
    }

    @Override
    public Integer call() throws Exception {
        var settings = options.settings(io);
        var wanted = paths.isEmpty() ? settings.ship().paths() : paths;
        var hasTopics = paths.isEmpty() && !settings.ship().topics().isEmpty();
        if (wanted.isEmpty() && !hasTopics) {
            throw Failure.usage("nothing to ship; name a PATH or list some under ship.paths of the configuration");
        }
        var found =
                wanted.stream().map(path -> ReadingOptions.existing(path, io)).toList();
        var services = ServiceOptions.services(settings);
        services.createTopics(
                Topic.SHIPPED, settings.kafka().partitions(), settings.kafka().replication());
        if (follow || hasTopics || settings.ship().follow()) {
            return follow(found, services, settings);
        }
        try (var watcher = new ReadingWatcher(io, rejects);
                var roles = new Roles(services, io.clock())) {
            var inputs =
                    Inputs.of(found, Times.zone(settings.ship().timezone())).of(settings.tenant());
            var report = roles.ship(inputs, options.catalogue(settings, io), watcher);
            io.err()
                    .println("certtrail: shipped %d events of %d lines in %d files; %d rejected"
                            .formatted(
                                    report.events(),
                                    report.lines(),
                                    report.files().size(),
                                    report.rejected()));
        }
        return ExitCode.DONE.number();
    }

    private int follow(List<Path> found, Services services, Settings settings) throws Exception {
        try (var roles = new Roles(services, io.clock())) {
            var topics = paths.isEmpty() ? Following.topics(roles, settings, io) : List.<Thread>of();
            var shipper = found.isEmpty() ? null : Following.of(found, roles, settings, io);
            return Standing.closingAtEnd(() -> end(roles, shipper), () -> {
                if (shipper != null) {
                    shipper.run();
                }
                for (var topic : topics) {
                    topic.join();
                }
                return ExitCode.DONE.number();
            });
        }
    }

    private void end(Roles roles, @Nullable LiveShipper shipper) {
        roles.close();
        if (shipper != null) {
            Following.tell(shipper, io);
        }
    }
}
