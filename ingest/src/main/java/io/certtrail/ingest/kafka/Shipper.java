/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.FeedSink;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to the topic of their origin and a source's progress to every partition of all topics of events, since
 * one log may hold records of several origins.
 *
 * <p>One idempotent producer keeps the order within each partition, so a progress never overtakes what it speaks for.
 */
public final class Shipper implements FeedSink, AutoCloseable {
    /** How long a record waits for a broker that was there, such as one that is being restarted. */
    private static final Duration DELIVERY = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Serializer<LogEvent> events;
    private final Serializer<Reject> rejects;
    private final Clock clock;
    private final Producer<String, byte[]> producer;
    private final Map<Topic, Integer> partitions = new EnumMap<>(Topic.class);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private @Nullable SharedNames names;

    /** Connects, and finds out how many partitions the topics have. */
    public Shipper(Cluster cluster, Serializer<LogEvent> events, Serializer<Reject> rejects, Clock clock) {
        this(cluster, events, rejects, clock, producer(cluster));
        names = new SharedNames(cluster, clock);
    }

    Shipper(
            Cluster cluster,
            Serializer<LogEvent> events,
            Serializer<Reject> rejects,
            Clock clock,
            Producer<String, byte[]> producer) {
        this.cluster = cluster;
        this.events = events;
        this.rejects = rejects;
        this.clock = clock;
        this.producer = producer;
        try {
            for (var origin : Origin.values()) {
                var topic = Topic.of(origin);
                partitions.put(topic, producer.partitionsFor(name(topic)).size());
            }
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw cluster.useless(e);
        }
    }

    @Override
    public void event(LogEvent read) {
        var event = names == null ? read : names.named(read);
        if (event.body() instanceof Progress) {
            partitions.forEach((topic, count) -> progress(event, topic, count));
        } else {
            var topic = name(Topic.of(event.origin()));
            send(new ProducerRecord<>(topic, null, timestamp(event), event.source(), events.serialize(topic, event)));
        }
    }

    @Override
    public void reject(Reject reject) {
        var topic = name(Topic.REJECTS);
        send(new ProducerRecord<>(topic, reject.source(), rejects.serialize(topic, reject)));
    }

    @Override
    public void announced() {
        flush();
    }

    /** Waits until the brokers have all that was sent. */
    public void flush() {
        try {
            if (names != null) {
                names.keep(producer);
            }
            producer.flush();
        } catch (InterruptException e) {
            throw new IllegalStateException("interrupted while sending to Kafka", e);
        }
        check();
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            producer.close(cluster.patience());
            if (names != null) {
                names.close();
            }
        }
    }

    private void progress(LogEvent event, Topic topic, int count) {
        var name = name(topic);
        var value = events.serialize(name, event);
        for (int partition = 0; partition < count; partition++) {
            send(new ProducerRecord<>(name, partition, timestamp(event), event.source(), value));
        }
    }

    /** The record's time, but none that a broker may refuse: before 1970, or ahead of the clock. */
    private long timestamp(LogEvent event) {
        long time = event.time().getEpochSecond() < 0 ? 0 : event.time().toEpochMilli();
        return Math.min(time, clock.millis());
    }

    private void send(ProducerRecord<String, byte[]> message) {
        check();
        try {
            var unused = producer.send(message, (sent, e) -> {
                if (e != null) {
                    failure.compareAndSet(null, e);
                }
            });
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private void check() {
        var failed = failure.get();
        if (failed != null) {
            throw failed(failed);
        }
    }

    private RuntimeException failed(Exception e) {
        return e instanceof TimeoutException || cluster.refusal(e) != null
                ? cluster.useless(DELIVERY, e)
                : new IllegalStateException(
                        "Kafka at '%s' refused a record: %s".formatted(cluster.bootstrapServers(), e.getMessage()), e);
    }

    private String name(Topic topic) {
        return topic.name(cluster.prefix());
    }

    /**
     * One request at a time: a broker takes any first sequence number of a producer it does not know, so when the first
     * of two requests finds a new partition without its leader and the second finds it led, the first is refused as out
     * of order until it expires.
     */
    private static Producer<String, byte[]> producer(Cluster cluster) {
        return producer(cluster, Map.of());
    }

    /** The same with further settings. */
    static Producer<String, byte[]> producer(Cluster cluster, Map<String, Object> further) {
        var settings = cluster.clientSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY.toMillis()));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, cluster.patienceMillis());
        settings.putAll(further);
        try {
            return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw cluster.useless(e);
        }
    }
}
