/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import io.certtrail.embedded.process.StartException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.ProcessTerminatingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this process: one KRaft node that is broker and controller, with a durable folder.
 *
 * <p>The only class that knows Kafka's server classes, which promise no compatibility. It puts the node together
 * itself, as {@code kafka.server.KafkaRaftServer} does, for two reasons: that one ends the whole process when it cannot
 * start, and it binds its ports late.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final String bootstrapServers;
    private final String clusterId;
    private final BrokerFolder folder;
    private final BoundSockets sockets;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private volatile boolean started;

    private EmbeddedBroker(BrokerFolder folder, BoundSockets sockets, BrokerOptions options) throws Exception {
        this.folder = folder;
        this.sockets = sockets;
        var clientPort = sockets.bind(BrokerSettings.CLIENTS, options.host(), options.port());
        var controllerPort = sockets.bind(BrokerSettings.CONTROLLER, BrokerOptions.LOOPBACK, 0);
        this.bootstrapServers = "%s:%d".formatted(options.host(), clientPort);
        var known = folder.clusterId();
        this.clusterId = known.orElseGet(() -> Uuid.randomUuid().toString());
        format(folder.path(), clusterId);
        var config = new KafkaConfig(
                BrokerSettings.of(folder.path(), known.isEmpty(), options.host(), clientPort, controllerPort), false);
        var shared = shared(config, folder.path());
        this.controller = new ControllerServer(
                shared,
                KafkaRaftServer.configSchema(),
                new BootstrapDirectory(folder.path().toString()).read());
        this.broker = new BrokerServer(shared);
    }

    /** Starts it; returns when clients can connect. */
    public static EmbeddedBroker start(BrokerOptions options) {
        var folder = BrokerFolder.take(options.folder());
        var sockets = new BoundSockets();
        try {
            var broker = new EmbeddedBroker(folder, sockets, options);
            broker.startup();
            return broker;
        } catch (StartException e) {
            giveBack(folder, sockets);
            throw e;
        } catch (Exception e) {
            giveBack(folder, sockets);
            throw new StartException(
                    "The broker in '%s' cannot start: %s".formatted(options.folder(), e.getMessage()), e);
        }
    }

    /** Writes what makes a folder a broker's; changes nothing in one that already is. */
    private static void format(Path folder, String clusterId) throws Exception {
        new Formatter()
                .setClusterId(clusterId)
                .setNodeId(BrokerSettings.NODE)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private SharedServer shared(KafkaConfig config, Path folder) throws IOException {
        var identity = new MetaPropertiesEnsemble.Loader()
                .addLogDirs(List.of(folder.toString()))
                .addMetadataLogDir(folder.toString())
                .load();
        var voters = QuorumConfig.parseVoterConnections(config.quorumConfig().voters());
        return new SharedServer(
                config,
                identity,
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(voters),
                List.of(),
                this::faultHandler,
                this::openServerSocket);
    }

    /** A fault that Kafka deems fatal ends the process, as in Kafka, but only once the broker had started. */
    private FaultHandler faultHandler(String name, boolean fatal, Runnable action) {
        var ending =
                new ProcessTerminatingFaultHandler.Builder().setAction(action).build();
        return (message, cause) -> {
            if (fatal && started) {
                return ending.handleFault(message, cause);
            }
            action.run();
            LOG.atWarn().setCause(cause).addKeyValue("part", name).log("fault in the broker");
            return new IllegalStateException("%s: %s".formatted(name, message), cause);
        };
    }

    private ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        var bound = sockets.take(listener);
        return bound != null
                ? bound
                : ServerSocketFactory.INSTANCE.openServerSocket(listener, address, backlog, receiveBuffer);
    }

    private void startup() {
        try {
            controller.startup();
            broker.startup();
            started = true;
        } finally {
            if (!started) {
                stop();
            }
        }
        LOG.atInfo()
                .addKeyValue("bootstrapServers", bootstrapServers)
                .addKeyValue("folder", folder.path())
                .log("broker started");
    }

    /** {@code HOST:PORT} for clients. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Id of the cluster, the same for the life of the folder. */
    public String clusterId() {
        return clusterId;
    }

    /** Stops it in order: every acknowledged record is on disk, and the next start need not recover. */
    @Override
    public synchronized void close() {
        if (!started) {
            return;
        }
        started = false;
        stop();
        giveBack(folder, sockets);
        LOG.atInfo().addKeyValue("folder", folder.path()).log("broker stopped");
    }

    /**
     * No transaction may end while the broker gives its partitions away: of one without a leader Kafka 4.3.1 believes
     * that it was deleted (KAFKA-20734), so it calls the transaction committed and never writes that into the
     * partition, whose readers then wait for ever. A transaction that is not ended yet is ended after the next start.
     */
    private void stop() {
        var transactions = broker.transactionCoordinator();
        if (transactions != null) {
            transactions.shutdown();
        }
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    private static void giveBack(BrokerFolder folder, BoundSockets sockets) {
        try (folder) {
            sockets.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).addKeyValue("folder", folder.path()).log("folder not given back cleanly");
        }
    }
}
