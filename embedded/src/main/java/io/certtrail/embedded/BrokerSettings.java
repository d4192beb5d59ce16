/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's settings: one node, small, quick to come back, and never forgetting records by their age. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";

    private static final String FOR_EVER = String.valueOf(Long.MAX_VALUE);

    private static final Map<String, String> ONE_NODE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("inter.broker.listener.name", CLIENTS),
            Map.entry("listener.security.protocol.map", "%s:PLAINTEXT,%s:PLAINTEXT".formatted(CLIENTS, CONTROLLER)),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "5"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "5"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"));

    /** A group waits until its first rebalance delay has run out: three seconds by default. */
    private static final Map<String, String> QUICK =
            Map.of("broker.heartbeat.interval.ms", "500", "group.initial.rebalance.delay.ms", "0");

    private static final String SESSION = "broker.session.timeout.ms";
    /** After a SIGKILL the next start waits until the dead broker's session has run out: nine seconds by default. */
    private static final String SHORT_SESSION = "6000";
    /**
     * In a new folder there is no dead broker. A stop of the machine that outlasts the session takes the partitions
     * their leader for a moment, in which a transaction's end may be lost (KAFKA-20734).
     */
    private static final String LONG_SESSION = "60000";

    /** The cleaner alone would take 128 MB of the heap. */
    private static final Map<String, String> SMALL = Map.of(
            "log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20),
            "log.cleaner.threads", "1",
            "num.network.threads", "1",
            "num.io.threads", "2",
            "num.replica.fetchers", "1",
            "num.recovery.threads.per.data.dir", "1",
            "background.threads", "2");

    /**
     * A record's time is that of the log line, which may be years back, or ahead when a computer's clock is wrong; and
     * consumers must find their place again after any holiday.
     */
    private static final Map<String, String> ANY_TIME = Map.of(
            "log.retention.ms",
            "-1",
            "log.retention.bytes",
            "-1",
            "log.message.timestamp.before.max.ms",
            FOR_EVER,
            "log.message.timestamp.after.max.ms",
            FOR_EVER,
            "offsets.retention.minutes",
            String.valueOf(Integer.MAX_VALUE));

    private BrokerSettings() {}

    static Map<String, String> of(Path folder, boolean isNew, String host, int clientPort, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.putAll(ONE_NODE);
        settings.putAll(QUICK);
        settings.put(SESSION, isNew ? LONG_SESSION : SHORT_SESSION);
        settings.putAll(SMALL);
        settings.putAll(ANY_TIME);
        var clients = "%s://%s:%d".formatted(CLIENTS, host, clientPort);
        var controller = "%s:%d".formatted(BrokerOptions.LOOPBACK, controllerPort);
        settings.put("listeners", "%s,%s://%s".formatted(clients, CONTROLLER, controller));
        settings.put("advertised.listeners", clients);
        settings.put("controller.quorum.voters", "%d@%s".formatted(NODE, controller));
        settings.put("log.dirs", folder.toString());
        return settings;
    }
}
