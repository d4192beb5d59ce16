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

    private final SchemaLog log;
    private final Front front;
    private final String url;

    private EmbeddedRegistry(SchemaLog log, Front front, String host) {
        this.log = log;
        this.front = front;
        this.url = "http://%s:%d".formatted(host, front.port());
    }

    /** Starts it; returns when everything in the topic is known. */
    public static EmbeddedRegistry start(String bootstrapServers, RegistryOptions options) {
        var subjects = new Subjects();
        var log = SchemaLog.open(bootstrapServers, options.patience(), subjects::apply);
        try {
            var front = Front.open(options, new Api(new Registry(subjects, log)));
            var registry = new EmbeddedRegistry(log, front, options.host());
            LOG.atInfo().addKeyValue("url", registry.url).log("registry started");
            return registry;
        } catch (RuntimeException e) {
            log.close();
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
        log.close();
        LOG.atInfo().addKeyValue("url", url).log("registry stopped");
    }
}
