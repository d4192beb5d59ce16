/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.embedded.BrokerOptions;
import io.certtrail.embedded.EmbeddedBroker;
import io.certtrail.embedded.registry.EmbeddedRegistry;
import io.certtrail.embedded.registry.RegistryOptions;
import java.nio.file.Path;

/** A broker and a registry in this process. */
public final class EmbeddedServices implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private boolean closed;

    private EmbeddedServices(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /** Starts both on free ports of the loopback address, their data in a folder. */
    public static EmbeddedServices start(Path folder) {
        return start(BrokerOptions.in(folder), RegistryOptions.onLoopback());
    }

    /** Starts both where the options say. */
    public static EmbeddedServices start(BrokerOptions brokerOptions, RegistryOptions registryOptions) {
        var broker = EmbeddedBroker.start(brokerOptions);
        try {
            return new EmbeddedServices(broker, EmbeddedRegistry.start(broker.bootstrapServers(), registryOptions));
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** How they are reached. */
    public Services services() {
        return Services.at(broker.bootstrapServers(), registry.url());
    }

    /** Ends both, once, whoever asks first. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try (broker) {
                registry.close();
            }
        }
    }
}
