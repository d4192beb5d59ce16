/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.Roles;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.schemas.topic.Topic;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs an instance of the correlator. */
@Command(
        name = "correlate",
        header = "Runs an instance of the correlator, until it is told to end.",
        description = {"", "Any number of instances share the work; each keeps its state in its data folder."})
final class CorrelateCommand implements Callable<Integer> {
    private final Terminal io;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    CorrelateCommand(Terminal io) {
        this.io = io;
    }

    @Override
    public Integer call() throws Exception {
        var settings = options.settings(io);
        var catalogue = options.catalogue(settings, io);
        var services = ServiceOptions.services(settings);
        services.createTopics(
                Topic.CORRELATED,
                settings.kafka().partitions(),
                settings.kafka().replication());
        try (var roles = new Roles(services, io.clock())) {
            var correlator = roles.correlate(
                    catalogue,
                    settings.correlate().applicationId(),
                    settings.correlate().threads(),
                    settings.kafka().replication(),
                    settings.data().resolve("state"));
            return Standing.closingAtEnd(roles, () -> {
                io.err().println("certtrail: correlating at %s".formatted(services.bootstrap()));
                io.err().flush();
                return Standing.whileRuns(correlator, services);
            });
        }
    }
}
