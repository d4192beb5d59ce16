/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.alerting.AlertConfig;
import io.certtrail.alerting.format.Product;
import io.certtrail.cli.run.Roles;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.schemas.topic.Topic;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends diagnoses and incidents to their sinks. */
@Command(
        name = "alert",
        header = "Sends diagnoses and incidents to SIEMs and people, until it is told to end.",
        description = {"", "The configuration lists the sinks under alert.sinks."})
final class AlertCommand implements Callable<Integer> {
    private final Terminal io;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    AlertCommand(Terminal io) {
        this.io = io;
    }

    @Override
    public Integer call() throws Exception {
        var settings = options.settings(io);
        var config = AlertConfig.of("alert", settings.alert());
        if (config.routes().isEmpty()) {
            throw Failure.usage("no sink to send to; list at least one under alert.sinks of the configuration");
        }
        var services = ServiceOptions.services(settings);
        services.createTopics(
                Topic.ALERTED, settings.kafka().partitions(), settings.kafka().replication());
        try (var roles = new Roles(services, io.clock())) {
            var alerts = roles.alert(config, Product.certtrail(Version.number()), io.out());
            return Standing.closingAtEnd(roles, () -> {
                io.err()
                        .println("certtrail: sending to %d sinks"
                                .formatted(config.routes().size()));
                io.err().flush();
                return Standing.whileSends(alerts, services);
            });
        }
    }
}
