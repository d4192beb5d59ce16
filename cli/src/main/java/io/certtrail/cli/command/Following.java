/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.config.Settings;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.Roles;
import io.certtrail.cli.run.Services;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.Safe;
import io.certtrail.ingest.kafka.LiveShipper;
import io.certtrail.ingest.kafka.TopicSource;
import io.certtrail.ingest.tail.TailOptions;
import io.certtrail.schemas.event.Origin;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Logs that are followed while they are written, as the settings say. */
final class Following {
    private Following() {}

    /** A shipper of what lies at these paths, to be run. */
    static LiveShipper of(List<Path> paths, Roles roles, Settings settings, Terminal io) {
        var ship = settings.ship();
        var inputs = Inputs.of(paths, Times.zone(ship.timezone())).of(settings.tenant());
        return roles.follow(inputs, TailOptions.of(name(settings), ship.idle(), line -> say(io, line)), ship.poll());
    }

    /** What was read so far. */
    static void tell(LiveShipper shipper, Terminal io) {
        var tally = shipper.tally();
        say(
                io,
                "following %d files: %d lines, of them %d events and %d rejected"
                        .formatted(tally.files(), tally.lines(), tally.events(), tally.rejected()));
    }

    /** The topics of the settings that others write to, each read in a thread of its own. */
    static List<Thread> topics(Roles roles, Settings settings, Terminal io) {
        return settings.ship().topics().stream()
                .map(topic -> {
                    var source = source(topic);
                    var shipper = roles.topic(source, settings.tenant(), name(settings), line -> say(io, line));
                    var thread = new Thread(shipper, "topic-" + topic.topic());
                    thread.start();
                    return thread;
                })
                .toList();
    }

    private static TopicSource source(Settings.ForeignTopic topic) {
        return new TopicSource(
                topic.topic(),
                topic.bootstrap() == null ? null : Services.other(topic.bootstrap(), topic.properties()),
                topic.origin() == null ? null : Origin.valueOf(topic.origin().toUpperCase(Locale.ROOT)),
                topic.host(),
                Times.zone(topic.timezone()),
                topic.fields(),
                topic.grace());
    }

    private static String name(Settings settings) {
        return settings.ship().name().isEmpty() ? computer() : settings.ship().name();
    }

    private static void say(Terminal io, String line) {
        io.err().println("certtrail: " + Safe.text(line));
        io.err().flush();
    }

    /** Name of this computer, as topics and transactions may be called. */
    private static String computer() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
        } catch (UnknownHostException e) {
            return "computer";
        }
    }
}
