/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.config.Settings;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.Roles;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.Safe;
import io.certtrail.ingest.kafka.LiveShipper;
import io.certtrail.ingest.tail.TailOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;

/** Logs that are followed while they are written, as the settings say. */
final class Following {
    private Following() {}

    /** A shipper of what lies at these paths, to be run. */
    static LiveShipper of(List<Path> paths, Roles roles, Settings settings, Terminal io) {
        var ship = settings.ship();
        var inputs = Inputs.of(paths, Times.zone(ship.timezone())).of(settings.tenant());
        var name = ship.name().isEmpty() ? computer() : ship.name();
        return roles.follow(inputs, TailOptions.of(name, ship.idle(), line -> say(io, line)), ship.poll());
    }

    /** What was read so far. */
    static void tell(LiveShipper shipper, Terminal io) {
        var tally = shipper.tally();
        say(
                io,
                "following %d files: %d lines, of them %d events and %d rejected"
                        .formatted(tally.files(), tally.lines(), tally.events(), tally.rejected()));
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
