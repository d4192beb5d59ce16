/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.schemas.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** The correlator as a Kafka Streams application: exactly once, state in RocksDB behind changelogs. */
public final class CorrelatorApp implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final int ANSWER_SECONDS = 15;
    /** Together with a request's own it must stay below the time in which a record has to be delivered. */
    private static final long LONGEST_LINGER = 1_000;
    /** Of a record between the stages, in bytes: it holds several messages, and Kafka usually takes a MiB. */
    private static final int LARGEST = 8 << 20;

    private final KafkaStreams streams;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private CorrelatorApp(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * Starts it; the event topics must be there.
     *
     * @throws CorrelatorException in one line, when the cluster does not answer, a topic is missing or the folder is no
     *     use
     */
    public static CorrelatorApp start(Catalogue catalogue, CorrelatorConfig config, TopicSerdes serdes) {
        RocksLibrary.loadFrom(config.stateDir());
        var properties = properties(config);
        properties.putIfAbsent(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                InstanceId.of(config.stateDir()));
        var topology = topology(catalogue, config, serdes, partitions(config));
        var app = new CorrelatorApp(new KafkaStreams(topology, properties));
        app.streams.setUncaughtExceptionHandler(failure -> {
            app.failure.compareAndSet(null, failure);
            app.ended.countDown();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        app.streams.start();
        return app;
    }

    /** The topology by itself, for pictures and for tests. */
    public static Topology topology(Catalogue catalogue, CorrelatorConfig config, TopicSerdes serdes, int partitions) {
        return new CorrelatorTopology(catalogue, config, serdes, partitions).build(properties(config));
    }

    /** Why it stopped by itself, when it did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Waits until it stops by itself; false when the time is over first. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Leaves the group at once, so that the next start does not wait for a session to run out. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        ended.countDown();
    }

    private static Properties properties(CorrelatorConfig config) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                Topic.DEAD_LETTERS.name(config.topicPrefix()));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2000);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 300);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST);
        // Nobody reads what is not committed: a batch waits for that, or until it is full.
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                Math.min(config.commitInterval().toMillis(), LONGEST_LINGER));
        properties.putAll(config.extra());
        return properties;
    }

    /** All four event topics have as many partitions as the first: a source's progress must reach every task. */
    private static int partitions(CorrelatorConfig config) {
        var names = Topic.EVENTS.stream()
                .map(topic -> topic.name(config.topicPrefix()))
                .toList();
        var settings = new Properties();
        settings.putAll(config.extra());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
        try (var admin = Admin.create(settings)) {
            var found = admin.describeTopics(names).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            var counts = Map.copyOf(found).values().stream()
                    .map(topic -> topic.partitions().size())
                    .distinct()
                    .toList();
            if (counts.size() != 1) {
                throw new CorrelatorException(
                        "topics %s have unequal numbers of partitions %s; create them alike".formatted(names, counts));
            }
            return counts.get(0);
        } catch (ExecutionException | TimeoutException e) {
            var reason = e.getCause() == null
                    ? "no answer in %d s".formatted(ANSWER_SECONDS)
                    : e.getCause().getMessage();
            throw new CorrelatorException("broker %s: %s; is it running, and are its topics there?"
                    .formatted(config.bootstrapServers(), reason));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CorrelatorException("interrupted while asking broker %s".formatted(config.bootstrapServers()));
        }
    }
}
