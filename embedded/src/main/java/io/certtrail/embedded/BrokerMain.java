/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import io.certtrail.embedded.process.Arguments;
import io.certtrail.embedded.process.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The embedded broker as a process of its own: {@code --data DIR [--port N] [--host HOST]}. */
public final class BrokerMain {
    private static final String USAGE = "usage: --data DIR [--port N] [--host HOST]";

    private BrokerMain() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) {
        Service.main(args, USAGE, BrokerMain::start);
    }

    private static AutoCloseable start(List<String> args, PrintStream out) {
        var options = Arguments.read(args, List.of("data", "port", "host"));
        var broker = EmbeddedBroker.start(new BrokerOptions(
                Path.of(options.needed("data")),
                options.or("host", BrokerOptions.LOOPBACK),
                options.number("port", 0)));
        out.println("ready " + broker.bootstrapServers());
        return broker;
    }
}
