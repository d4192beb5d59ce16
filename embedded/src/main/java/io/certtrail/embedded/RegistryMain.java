/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import io.certtrail.embedded.process.Arguments;
import io.certtrail.embedded.process.Service;
import io.certtrail.embedded.registry.EmbeddedRegistry;
import io.certtrail.embedded.registry.RegistryOptions;
import java.io.PrintStream;
import java.util.List;

/** The embedded registry as a process of its own: {@code --bootstrap HOST:PORT [--port N] [--host HOST]}. */
public final class RegistryMain {
    private static final String USAGE = "usage: --bootstrap HOST:PORT [--port N] [--host HOST]";

    private RegistryMain() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) {
        Service.main(args, USAGE, RegistryMain::start);
    }

    private static AutoCloseable start(List<String> args, PrintStream out) {
        var options = Arguments.read(args, List.of("bootstrap", "port", "host"));
        var defaults = RegistryOptions.onLoopback();
        var registry = EmbeddedRegistry.start(
                options.needed("bootstrap"),
                new RegistryOptions(
                        options.or("host", defaults.host()),
                        options.number("port", 0),
                        defaults.bodyLimit(),
                        defaults.patience()));
        out.println("ready " + registry.url());
        return registry;
    }
}
