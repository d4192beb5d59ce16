/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import io.certtrail.embedded.process.Ports;
import java.time.Duration;

/**
 * Where the registry listens and how long it is patient. It has no authentication, so it belongs on the loopback
 * address unless the network is trusted.
 *
 * @param host the address it listens on
 * @param port its port; 0 takes a free one
 * @param bodyLimit longest request body, in bytes
 * @param patience how long Kafka may take to answer
 */
public record RegistryOptions(String host, int port, int bodyLimit, Duration patience) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int ONE_MEBIBYTE = 1 << 20;

    public RegistryOptions {
        Ports.check("The registry's port", port);
        if (host.isBlank()) {
            throw new IllegalArgumentException("The registry's host is empty; try " + LOOPBACK);
        }
        if (bodyLimit <= 0) {
            throw new IllegalArgumentException(
                    "The registry's body limit must be positive, was %d; try %d".formatted(bodyLimit, ONE_MEBIBYTE));
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException(
                    "The registry's patience must be positive, was %s; try PT15S".formatted(patience));
        }
    }

    /** A free port of the loopback address. */
    public static RegistryOptions onLoopback() {
        return new RegistryOptions(LOOPBACK, 0, ONE_MEBIBYTE, Duration.ofSeconds(15));
    }

    /** The same on a given port. */
    public RegistryOptions onPort(int newPort) {
        return new RegistryOptions(host, newPort, bodyLimit, patience);
    }
}
