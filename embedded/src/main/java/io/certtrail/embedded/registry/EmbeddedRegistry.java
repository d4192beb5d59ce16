/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry in this process, its memory in the cluster's topic {@code _schemas}.
 *
 * <p>One at a time on a cluster: two would give the same id to different schemas.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);

    private final Registry registry;
    private final Front front;
    private final String url;

    private EmbeddedRegistry(Registry registry, Front front, String host) {
        this.registry = registry;
        this.front = front;
        this.url = "http://%s:%d".formatted(host, front.port());
    }

    /** Starts it; returns when everything in the topic is known. */
    public static EmbeddedRegistry start(String bootstrapServers, RegistryOptions options) {
        var subjects = new Subjects();
        var log = SchemaLog.open(bootstrapServers, options.patience(), subjects::apply);
        var registry = new Registry(subjects, log);
        try {
            var front = Front.open(options, new Api(registry));
            var embedded = new EmbeddedRegistry(registry, front, options.host());
            LOG.atInfo().addKeyValue("url", embedded.url).log("registry started");
            return embedded;
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    /** For {@code schema.registry.url}. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        front.close();
        registry.close();
        LOG.atInfo().addKeyValue("url", url).log("registry stopped");
    }
}
