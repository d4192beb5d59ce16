/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Reject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Ships what other shippers wrote to a topic, until it is told to stop: consume, transform and produce in one
 * transaction, so that a crash at any moment neither loses nor repeats a record. While either cluster is away nothing
 * is read.
 */
public final class TopicShipper implements Runnable, AutoCloseable {
    private static final Duration TRANSACTION = Duration.ofSeconds(60);
    private static final Duration DELIVERY = Duration.ofSeconds(30);

    private final TopicSource source;
    private final Target target;
    private final Clock clock;
    private final TopicTally tally = new TopicTally();
    private final Attempts attempts;
    private final AtomicReference<@Nullable TopicSession> session = new AtomicReference<>();

    /**
     * Where it ships to.
     *
     * @param name of this instance: another of the same name ends it
     */
    public record Target(
            String tenant, String name, Cluster cluster, Serializer<LogEvent> events, Serializer<Reject> rejects) {}

    public TopicShipper(TopicSource source, Target target, Clock clock, Consumer<String> say) {
        this.source = source;
        this.target = target;
        this.clock = clock;
        this.attempts = new Attempts(say);
    }

    /** Ships until {@link #close}. */
    @Override
    public void run() {
        attempts.run(this::attempt, () -> {});
    }

    /** What was read so far. */
    public TopicTally tally() {
        return tally;
    }

    /** Ends after the batch under way, committed; without it when Kafka takes too long. */
    @Override
    public void close() {
        attempts.stop(() -> {
            var open = session.get();
            if (open != null) {
                open.abandon();
            }
        });
    }

    /** Ships as long as all goes well; whether anything went well. */
    private boolean attempt() {
        var steps = 0;
        try (var open = open()) {
            session.set(open);
            while (!attempts.isStopped()) {
                open.step();
                steps++;
                attempts.recovered("topic '%s' is read again".formatted(source.topic()));
            }
            open.rest();
        } catch (KafkaException | ServiceUnreachable | IllegalStateException e) {
            attempts.complain("topic '%s': %s; it is read on when that is mended"
                    .formatted(source.topic(), target.cluster().told(e).getMessage()));
        }
        return steps > 0;
    }

    private TopicSession open() {
        var to = target.cluster();
        var from = source.from() == null ? to : source.from();
        var id = "%sship-topic-%s-%s"
                .formatted(
                        to.prefix(), source.topic(), source.from() == null ? target.name() : from.bootstrapServers());
        var producer = Shipper.producer(
                to,
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
            var shipper = new Shipper(to, target.events(), target.rejects(), clock, producer);
            var names = new SharedNames(to, clock);
            var consumer = consumer(from);
            try {
                var positions = source.from() == null
                        ? new GroupPositions(source.topic())
                        : new KeptPositions(from, to, source.topic());
                var headers = new KeptHeaders(to, source, clock);
                return new TopicSession(
                        source, target.tenant(), positions, headers, names, consumer, producer, shipper, clock, tally);
            } catch (RuntimeException e) {
                consumer.close();
                names.close();
                throw e;
            }
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(Cluster from) {
        var settings = from.clientSettings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, target.cluster().prefix() + "ship-topic-" + source.topic());
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, target.name());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 60_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, from.patienceMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
