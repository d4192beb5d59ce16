/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing, with the settings each of them needs. */
public final class TopicSetup {
    private TopicSetup() {}

    /** Creates those of these topics that are not there; gives the names of the created ones. */
    public static List<String> create(Cluster cluster, Collection<Topic> topics, int partitions, short replication) {
        return create(
                cluster,
                topics.stream()
                        .map(topic -> newTopic(cluster, topic, partitions, replication))
                        .toList());
    }

    /**
     * The same of topics that other shippers write to. Records are kept from when they came: some shippers date them by
     * their events, and old ones would be deleted before they are read.
     */
    public static List<String> createForeign(Cluster cluster, Collection<String> names, int partitions) {
        var settings = Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return create(
                cluster,
                names.stream()
                        .map(name -> new NewTopic(name, partitions, (short) 1).configs(settings))
                        .toList());
    }

    private static List<String> create(Cluster cluster, List<NewTopic> topics) {
        if (topics.isEmpty()) {
            return List.of();
        }
        var settings = cluster.clientSettings();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, cluster.patienceMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, cluster.patienceMillis());
        try (var admin = admin(cluster, settings)) {
            var present = await(cluster, admin.listTopics().names());
            var missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            return create(cluster, admin, missing);
        }
    }

    private static Admin admin(Cluster cluster, Map<String, Object> settings) {
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            throw cluster.useless(e);
        }
    }

    private static List<String> create(Cluster cluster, Admin admin, List<NewTopic> missing) {
        List<String> created = new ArrayList<>();
        for (var result : admin.createTopics(missing).values().entrySet()) {
            if (isCreated(cluster, result.getKey(), result.getValue())) {
                created.add(result.getKey());
            }
        }
        return created.stream().sorted().toList();
    }

    /** Another process may have been faster. */
    private static boolean isCreated(Cluster cluster, String name, KafkaFuture<Void> result) {
        try {
            await(cluster, result);
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            if (e.getCause() instanceof AuthorizationException) {
                throw new ServiceUnreachable(
                        cluster.bootstrapServers(),
                        "Kafka at '%s' shows this user no topic '%s', and lets it create none; create it, and give the user the rights of its role (README, Rights)"
                                .formatted(cluster.bootstrapServers(), name),
                        e);
            }
            throw new IllegalStateException("Topic '%s' cannot be created: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Times are those of the records: old ones stay, and deadlines may lie ahead of the broker's clock. */
    private static NewTopic newTopic(Cluster cluster, Topic topic, int partitions, short replication) {
        Map<String, String> settings = new HashMap<>(topic.kept().settings());
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        return new NewTopic(topic.name(cluster.prefix()), partitions, replication).configs(settings);
    }

    private static <T> T await(Cluster cluster, KafkaFuture<T> future) {
        try {
            return future.get(cluster.patienceMillis() + 1000L, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            if (cause instanceof org.apache.kafka.common.errors.TimeoutException
                    || cause instanceof AuthenticationException) {
                throw cluster.useless(cause);
            }
            throw new IllegalStateException(cause == null ? e.getMessage() : cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw cluster.useless(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }
}
