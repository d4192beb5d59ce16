/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.FeedSink;
import io.certtrail.ingest.inventory.NamedDevice;
import io.certtrail.ingest.tail.Checkpoint;
import io.certtrail.ingest.tail.CheckpointJson;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A producer that holds a transactional id: records, and how far their sources were read, are there together or not at
 * all. Whoever opens the same id next ends this one.
 */
final class Session implements FeedSink, AutoCloseable {
    private static final Duration TRANSACTION = Duration.ofSeconds(60);
    private static final Duration DELIVERY = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Producer<String, byte[]> producer;
    private final Shipper shipper;
    private final SharedNames names;
    private boolean begun;

    private Session(Cluster cluster, Producer<String, byte[]> producer, Shipper shipper, SharedNames names) {
        this.cluster = cluster;
        this.producer = producer;
        this.shipper = shipper;
        this.names = names;
    }

    /** Takes the id over; what its last holder had begun is undone. */
    static Session open(
            Cluster cluster, String id, Serializer<LogEvent> events, Serializer<Reject> rejects, Clock clock) {
        var producer = Shipper.producer(
                cluster,
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        id,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        Math.toIntExact(TRANSACTION.toMillis()),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(DELIVERY.toMillis()),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(DELIVERY.dividedBy(2).toMillis())));
        try {
            producer.initTransactions();
            var shipper = new Shipper(cluster, events, rejects, clock, producer);
            return new Session(cluster, producer, shipper, new SharedNames(cluster, clock));
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public void event(LogEvent event) {
        begin();
        shipper.event(names.named(event));
    }

    /** Learns what a list calls the devices of a tenant, before its rows are sent. */
    void learn(String tenant, NamedDevice device) {
        names.learn(tenant, device);
    }

    @Override
    public void reject(Reject reject) {
        begin();
        shipper.reject(reject);
    }

    /**
     * Who ships now: committed at once, in each partition of the checkpoints. So it also ends there what a broker that
     * was stopped in the midst of a commit left open for ever (KAFKA-20734), and would let nobody read the checkpoints.
     */
    void owner(String name, Owner owner) {
        begin();
        for (var partition : producer.partitionsFor(checkpoints())) {
            send(new ProducerRecord<>(checkpoints(), partition.partition(), Owner.key(name), owner.write()));
        }
        commit(List.of(), List.of());
    }

    /** Keeps something under a key of the checkpoints. */
    void note(String key, byte[] value) {
        keep(key, value);
    }

    /** Ends the transaction, if there is one, with where the sources stand now. */
    void commit(List<Checkpoint> moved, List<String> gone) {
        moved.forEach(checkpoint -> keep(checkpoint.key(), CheckpointJson.write(checkpoint)));
        gone.forEach(key -> keep(key, null));
        if (begun) {
            names.keep(producer);
            shipper.flush();
            producer.commitTransaction();
            begun = false;
        }
    }

    /** Gives up at once, whatever is under way; another thread may ask for it. */
    void abandon() {
        producer.close(Duration.ZERO);
    }

    @Override
    public void close() {
        producer.close(begun ? Duration.ZERO : cluster.patience());
        names.close();
    }

    private void begin() {
        if (!begun) {
            producer.beginTransaction();
            begun = true;
        }
    }

    private void keep(String key, byte @Nullable [] value) {
        begin();
        send(new ProducerRecord<>(checkpoints(), key, value));
    }

    private void send(ProducerRecord<String, byte[]> checkpoint) {
        try {
            var unused = producer.send(checkpoint);
        } catch (KafkaException e) {
            throw new IllegalStateException("Topic '%s': %s".formatted(checkpoint.topic(), e.getMessage()), e);
        }
    }

    private String checkpoints() {
        return Topic.CHECKPOINTS.name(cluster.prefix());
    }
}
