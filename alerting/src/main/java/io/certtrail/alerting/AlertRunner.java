/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import io.certtrail.alerting.delivery.Backoff;
import io.certtrail.alerting.delivery.DeadLetters;
import io.certtrail.alerting.delivery.Delivery;
import io.certtrail.alerting.delivery.Tally;
import io.certtrail.alerting.delivery.Unfinished;
import io.certtrail.alerting.format.OneLine;
import io.certtrail.alerting.format.Product;
import io.certtrail.alerting.sink.Alert;
import io.certtrail.alerting.sink.Surroundings;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes diagnoses and incidents from their topics to one sink and commits only what has arrived.
 *
 * <p>While the sink is in trouble the consumer is paused and keeps its place in the group; what waits, waits in Kafka.
 */
public final class AlertRunner implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertRunner.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final Route route;
    private final Set<String> topics;
    private final Consumer<byte[], byte[]> consumer;
    private final AlertReader reader;
    private final Delivery<Source> delivery;
    private final Unfinished<TopicPartition> unfinished = new Unfinished<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> unread = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile @Nullable Thread thread;

    /** Where a record stands. */
    record Source(TopicPartition partition, long offset) {}

    /**
     * The topics alerts are made of.
     *
     * @param prefix of the topics' names
     */
    public record Input(String prefix, Deserializer<Diagnosis> diagnoses, Deserializer<Incident> incidents) {}

    AlertRunner(
            Route route, Input input, Product product, Consumer<byte[], byte[]> consumer, Delivery<Source> delivery) {
        this.route = route;
        this.topics =
                route.topics().stream().map(topic -> topic.name(input.prefix())).collect(Collectors.toSet());
        this.consumer = consumer;
        this.delivery = delivery;
        this.reader = new AlertReader(
                Topic.INCIDENTS.name(input.prefix()),
                input.diagnoses()::deserialize,
                input.incidents()::deserialize,
                route.sink(),
                product);
    }

    /** A runner for one route; it connects when it is run. */
    public static AlertRunner open(Route route, Input input, Product product, Surroundings surroundings) {
        var name = route.sink().name();
        var deadLetters = new DeadLetters(route.deadLetters().open(surroundings), name, surroundings.clock());
        var delivery = new Delivery<Source>(
                name,
                route.sink().open(surroundings),
                deadLetters,
                Backoff.DEFAULT,
                surroundings.clock(),
                new Random());
        return new AlertRunner(
                route, input, product, new KafkaConsumer<>(settings(surroundings.kafka(), name)), delivery);
    }

    /** The consumer's settings: one group for each sink, so that none waits for another. */
    static Map<String, Object> settings(Map<String, Object> kafka, String sink) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "certtrail-alerting-" + sink);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 64);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    /** Runs until {@link #close} is called from another thread. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            start();
            while (!closing) {
                step();
            }
        } catch (WakeupException | InterruptException e) {
            if (!closing) {
                throw e;
            }
        } finally {
            end();
        }
    }

    /** What has become of this route's alerts; for any thread. */
    public Tally tally() {
        return delivery.tally();
    }

    /** Ends the run, waits for it, and breaks off a sink that keeps it waiting. */
    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        var running = thread;
        if (running == null) {
            end();
        } else if (running != Thread.currentThread() && !awaitEnd()) {
            running.interrupt();
            awaitEnd();
        }
    }

    void start() {
        consumer.subscribe(topics, new Handover());
    }

    void step() {
        holdBack();
        for (var record : consumer.poll(patience())) {
            unfinished.begin(partition(record), record.offset());
            unread.addLast(record);
        }
        read();
        delivery.attempt().forEach(source -> unfinished.finish(source.partition(), source.offset()));
        commit();
    }

    private void holdBack() {
        if (!unread.isEmpty() || delivery.waiting() >= route.inFlight()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
    }

    private Duration patience() {
        var wait = delivery.waiting() == 0 ? IDLE : delivery.untilNextAttempt();
        return wait.compareTo(IDLE) < 0 ? wait : IDLE;
    }

    private void read() {
        while (!unread.isEmpty()) {
            try {
                take(unread.getFirst());
            } catch (RetriableException away) {
                LOG.atWarn()
                        .addKeyValue("sink", route.sink().name())
                        .addKeyValue("reason", OneLine.visible(away.toString()))
                        .log("schema registry away, alerts wait");
                return;
            }
            unread.removeFirst();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var source = new Source(partition(record), record.offset());
        if (record.value() == null) {
            unfinished.finish(source.partition(), source.offset());
            return;
        }
        try {
            delivery.offer(reader.read(record.topic(), record.value()), source);
        } catch (InterruptException | WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw new Away(e);
            }
            delivery.offerRefused(unreadable(record), source, "unreadable: " + e);
        }
    }

    private static Alert unreadable(ConsumerRecord<byte[], byte[]> record) {
        return AlertReader.unreadable(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                record.value());
    }

    /** A deserializer that could not ask the registry, or was turned away, as against bytes that mean nothing. */
    private static boolean isOutage(@Nullable Throwable error) {
        for (var cause = error; cause != null && !(cause instanceof WireException); cause = cause.getCause()) {
            if ((cause instanceof KafkaException && !(cause instanceof SerializationException))
                    || cause.getClass() == IOException.class
                    || cause.getClass().getPackageName().startsWith("java.net")) {
                return true;
            }
        }
        return false;
    }

    private static final class Away extends RetriableException {
        private Away(Throwable cause) {
            super(cause);
        }
    }

    private void commit() {
        var positions = unfinished.committable();
        if (positions.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(positions.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue()))));
            unfinished.committed(positions);
        } catch (CommitFailedException | RetriableException e) {
            LOG.atWarn()
                    .addKeyValue("sink", route.sink().name())
                    .addKeyValue("reason", OneLine.visible(e.toString()))
                    .log("offsets not committed, alerts may be sent twice");
        }
    }

    void forget(Collection<TopicPartition> lost) {
        unread.removeIf(record -> lost.contains(partition(record)));
        delivery.forget(source -> lost.contains(source.partition()));
        unfinished.forget(lost);
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private boolean awaitEnd() {
        try {
            return ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void end() {
        var interrupted = Thread.interrupted() && !closing;
        try {
            consumer.close(CloseOptions.timeout(GRACE));
        } finally {
            delivery.close();
            ended.countDown();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What another instance takes over is committed as far as it has arrived, and otherwise left to it. */
    private final class Handover implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.atDebug().addKeyValue("sink", route.sink().name()).log("partitions assigned");
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit();
            forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
        }
    }
}
