/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic for whoever takes it from there: key is the diagnosis id, the idempotency key is a header. */
final class KafkaTopicSink implements Sink {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Producer<String, String> producer;
    private final String topic;

    KafkaTopicSink(Producer<String, String> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    static void check(SinkConfig config) {
        config.allowOnly(ProducerConfig.configNames());
        if (!TOPIC.matcher(config.target()).matches()) {
            throw config.wrong(
                    "needs a topic name of up to 249 letters, digits, dots, dashes and underscores as target");
        }
    }

    static Sink open(SinkConfig config, Surroundings surroundings) {
        var settings = new HashMap<String, Object>(surroundings.kafka());
        settings.putAll(config.options());
        settings.putAll(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
        return new KafkaTopicSink(
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()), config.target());
    }

    @Override
    public List<Outcome> deliver(List<Alert> batch) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var alert : batch) {
            var acknowledgement = send(alert);
            sent.add(acknowledgement);
            if (hasFailed(acknowledgement)) {
                break;
            }
        }
        return sent.stream().map(KafkaTopicSink::outcome).toList();
    }

    private Future<RecordMetadata> send(Alert alert) {
        try {
            return producer.send(record(alert));
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(e);
        } catch (KafkaException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A broker that is away makes each call wait: one that has failed at once ends the batch. */
    private static boolean hasFailed(Future<RecordMetadata> acknowledgement) {
        return acknowledgement.isDone() && outcome(acknowledgement) instanceof Outcome.Retry;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private ProducerRecord<String, String> record(Alert alert) {
        var record = new ProducerRecord<>(topic, alert.id(), alert.body());
        record.headers()
                .add("idempotency-key", alert.idempotencyKey().getBytes(StandardCharsets.US_ASCII))
                .add("content-type", alert.mediaType().getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    private static Outcome outcome(Future<RecordMetadata> future) {
        try {
            future.get();
            return new Outcome.Delivered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry("interrupted");
        } catch (ExecutionException e) {
            return e.getCause() instanceof RecordTooLargeException
                    ? new Outcome.Refused(
                            "too large for the topic: " + e.getCause().getMessage())
                    : new Outcome.Retry("no acknowledgement: " + e.getCause());
        }
    }
}
