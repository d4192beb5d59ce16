/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.streams.CorrelatorApp;
import io.certtrail.correlator.streams.CorrelatorConfig;
import io.certtrail.correlator.streams.TopicSerdes;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.ingest.files.Discovery;
import io.certtrail.ingest.kafka.Cluster;
import io.certtrail.ingest.kafka.LiveShipper;
import io.certtrail.ingest.kafka.Shipper;
import io.certtrail.ingest.kafka.TopicSetup;
import io.certtrail.ingest.kafka.TopicShipper;
import io.certtrail.ingest.kafka.TopicSource;
import io.certtrail.ingest.tail.TailOptions;
import io.certtrail.schemas.serde.AvroSerdes;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireType;
import io.certtrail.schemas.wire.WireTypes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * The services a run works with: a cluster and a schema registry, and what is made to talk to them.
 *
 * @param prefix of the names of all topics
 * @param kafka further settings of every Kafka client
 * @param registrySettings further settings of the registry's client
 */
public record Services(
        String bootstrap,
        String prefix,
        Map<String, String> kafka,
        String registry,
        Map<String, String> registrySettings) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration COMMIT = Duration.ofMillis(200);

    public Services {
        kafka = Map.copyOf(kafka);
        registrySettings = Map.copyOf(registrySettings);
    }

    /** Services without TLS or passwords, with the usual names of topics. */
    public static Services at(String bootstrap, String registry) {
        return new Services(bootstrap, "certtrail.", Map.of(), registry, Map.of());
    }

    Cluster cluster() {
        return new Cluster(bootstrap, prefix, kafka, PATIENCE);
    }

    /** Settings of a client, with where it connects. */
    public Map<String, Object> client() {
        var settings = new HashMap<String, Object>(kafka);
        settings.put("bootstrap.servers", bootstrap);
        return settings;
    }

    /** Why Kafka refuses the user, and the way out, or null when something else went wrong. */
    public @Nullable String refusal(Throwable failure) {
        return cluster().refusal(failure);
    }

    /** Creates the topics that are missing. */
    public void createTopics(int partitions, int replication) {
        createTopics(List.of(Topic.values()), partitions, replication);
    }

    /** Creates those of these topics that are missing: a role needs no right to those of others. */
    public void createTopics(List<Topic> topics, int partitions, int replication) {
        TopicSetup.create(cluster(), topics, partitions, (short) replication);
    }

    /** Creates topics that other shippers write to, where they are missing. */
    public void createForeignTopics(Collection<String> names, int partitions) {
        TopicSetup.createForeign(cluster(), names, partitions);
    }

    /** How values of a type are written to a topic that others read. */
    public <T> Serde<T> serde(WireType<T> type) {
        var settings = new HashMap<String, Object>(registrySettings);
        settings.put("schema.registry.url", registry);
        return AvroSerdes.registry(type, settings, false);
    }

    /** A shipper to these services. */
    Shipper shipper(Clock clock) {
        return new Shipper(
                cluster(),
                serde(WireTypes.EVENT).serializer(),
                serde(WireTypes.REJECT).serializer(),
                clock);
    }

    /** A shipper to these services that follows logs; not started. */
    LiveShipper liveShipper(Inputs inputs, TailOptions options, Duration poll, Clock clock) {
        var discovery = new Discovery(
                inputs.paths(), new CaseOptions(inputs.tenant(), inputs.zone(), inputs.from(), inputs.to()));
        // A mistake in a case.yaml is told before anything is shipped.
        var unused = discovery.look();
        var target = new LiveShipper.Target(
                cluster(),
                serde(WireTypes.EVENT).serializer(),
                serde(WireTypes.REJECT).serializer());
        return new LiveShipper(discovery, options, poll, target, clock);
    }

    /** Another cluster than that of these services. */
    public static Cluster other(String bootstrap, Map<String, String> properties) {
        return new Cluster(bootstrap, "", properties, PATIENCE);
    }

    /** A shipper to these services of a topic that others write to; not started. */
    TopicShipper topicShipper(TopicSource source, String tenant, String name, Clock clock, Consumer<String> say) {
        var target = new TopicShipper.Target(
                tenant,
                name,
                cluster(),
                serde(WireTypes.EVENT).serializer(),
                serde(WireTypes.REJECT).serializer());
        return new TopicShipper(source, target, clock, say);
    }

    /** Starts an instance of the correlator, with so many replicas of its own topics. */
    public CorrelatorApp correlator(
            Catalogue catalogue, String applicationId, int threads, int replication, Path stateDir) {
        var extra = new HashMap<>(kafka);
        extra.putIfAbsent("replication.factor", Integer.toString(replication));
        var config = new CorrelatorConfig(bootstrap, applicationId, prefix, stateDir, threads, COMMIT, extra);
        return CorrelatorApp.start(catalogue, config, topicSerdes());
    }

    private TopicSerdes topicSerdes() {
        return new TopicSerdes(
                serde(WireTypes.EVENT), serde(WireTypes.DIAGNOSIS), serde(WireTypes.INCIDENT), serde(WireTypes.TRAIL));
    }

    String topic(Topic topic) {
        return topic.name(prefix);
    }
}
