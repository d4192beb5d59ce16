/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.correlate;

import io.certtrail.embedded.BrokerOptions;
import io.certtrail.embedded.EmbeddedBroker;
import io.certtrail.schemas.topic.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker in this process with certtrail's topics, and one more that the floor reads. */
final class Cluster implements AutoCloseable {
    static final String PREFIX = "certtrail.";
    /** The same records, by device. */
    static final String BY_DEVICE = "by-device";

    private final EmbeddedBroker broker;

    private Cluster(EmbeddedBroker broker) {
        this.broker = broker;
    }

    static Cluster start(Path folder, int partitions) throws InterruptedException {
        var cluster = new Cluster(EmbeddedBroker.start(BrokerOptions.in(folder)));
        var topics = new ArrayList<NewTopic>();
        for (var topic : Topic.values()) {
            topics.add(new NewTopic(topic.name(PREFIX), partitions, (short) 1)
                    .configs(topic.kept().settings()));
        }
        topics.add(new NewTopic(BY_DEVICE, partitions, (short) 1).configs(Map.of("retention.ms", "-1")));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", cluster.bootstrap()))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topics were not created: " + e.getMessage(), e);
        }
        return cluster;
    }

    String bootstrap() {
        return broker.bootstrapServers();
    }

    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap(),
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "batch.size",
                        256 * 1024,
                        "linger.ms",
                        10,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    KafkaConsumer<String, byte[]> committed(String topic) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", bootstrap());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("group.id", "bench-reader");
        settings.put("enable.auto.commit", false);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    @Override
    public void close() {
        broker.close();
    }
}
