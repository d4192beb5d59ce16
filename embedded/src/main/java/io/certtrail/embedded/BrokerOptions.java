/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import io.certtrail.embedded.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where the embedded broker keeps its data and listens.
 *
 * @param folder holds everything the broker must not forget; made when it is not there
 * @param host the address clients connect to, bound and advertised
 * @param port its port; 0 takes a free one
 */
public record BrokerOptions(Path folder, String host, int port) {
    /** The address that only programs of this computer reach. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]", "*");

    public BrokerOptions {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "The broker's data folder '%s' is a file; name a folder".formatted(folder));
        }
        if (host.isBlank() || WILDCARDS.contains(host)) {
            throw new IllegalArgumentException(
                    "The broker's host '%s' is no address a client can connect to; name the computer's own, such as %s"
                            .formatted(host, LOOPBACK));
        }
        Ports.check("The broker's port", port);
        folder = folder.toAbsolutePath().normalize();
    }

    /** A free port of the loopback address. */
    public static BrokerOptions in(Path folder) {
        return new BrokerOptions(folder, LOOPBACK, 0);
    }

    /** The same on a given port. */
    public BrokerOptions onPort(int newPort) {
        return new BrokerOptions(folder, host, newPort);
    }
}
