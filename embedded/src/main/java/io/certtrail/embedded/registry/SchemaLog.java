/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.certtrail.embedded.process.StartException;
import io.certtrail.embedded.process.UnreachableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic that is the registry's memory. What is written is taken in only by reading it back, so that memory and log
 * cannot differ. One thread at a time; one registry at a time.
 */
final class SchemaLog implements AutoCloseable {
    static final String TOPIC = "_schemas";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaLog.class);
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final String FREED_ID = "certtrail.id";
    private static final Duration POLL = Duration.ofMillis(100);

    /** Tombstones stay for ever: they are the memory of ids that were used. */
    private static final Map<String, String> SETTINGS =
            Map.of("cleanup.policy", "compact", "delete.retention.ms", String.valueOf(Long.MAX_VALUE));

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Consumer<Change> reader;
    private final Duration patience;

    private SchemaLog(Map<String, Object> config, Duration patience, Consumer<Change> reader) {
        this.reader = reader;
        this.patience = patience;
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /** Makes the topic when it is not there, and reads it. */
    static SchemaLog open(String bootstrapServers, Duration patience, Consumer<Change> reader) {
        var millis = (int) patience.toMillis();
        try {
            prepareTopic(Map.of(
                    "bootstrap.servers", bootstrapServers,
                    "request.timeout.ms", millis,
                    "default.api.timeout.ms", millis));
            var log = new SchemaLog(clientConfig(bootstrapServers, millis), patience, reader);
            log.readToEnd();
            return log;
        } catch (KafkaException e) {
            if (e.getCause() instanceof ConfigException wrong) {
                throw new StartException(
                        "The address '%s' is no HOST:PORT of a Kafka broker: %s"
                                .formatted(bootstrapServers, wrong.getMessage()),
                        e);
            }
            throw new UnreachableException(
                    "Kafka at '%s' was not reached within %s (%s); start it, or name another with HOST:PORT"
                            .formatted(bootstrapServers, patience, e.getMessage()),
                    e);
        }
    }

    /** A fetch that waits for records holds up every other request on its connection, by half a second unless told. */
    private static Map<String, Object> clientConfig(String bootstrapServers, int millis) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", bootstrapServers),
                Map.entry("client.id", "registry"),
                Map.entry("acks", "all"),
                Map.entry("linger.ms", 0),
                Map.entry("max.block.ms", millis),
                Map.entry("request.timeout.ms", millis / 2),
                Map.entry("delivery.timeout.ms", millis),
                Map.entry("default.api.timeout.ms", millis),
                Map.entry("fetch.max.wait.ms", 5),
                Map.entry("enable.auto.commit", "false"),
                Map.entry("auto.offset.reset", "earliest"));
    }

    private static void prepareTopic(Map<String, Object> config) {
        try (var admin = Admin.create(config)) {
            try {
                var topic = new NewTopic(TOPIC, Optional.of(1), Optional.empty()).configs(SETTINGS);
                admin.createTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                refuseAnother(admin);
            }
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The registry was interrupted while it started; start it again", e);
        }
    }

    /** A topic that forgets, or has several partitions, would lose schemas or their order. */
    private static void refuseAnother(Admin admin) throws ExecutionException, InterruptedException {
        var partitions = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var policy = admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .map(config -> config.get("cleanup.policy").value())
                .findFirst()
                .orElse("");
        if (partitions != 1 || !"compact".equals(policy)) {
            throw new StartException(("The topic '%s' has %d partitions and cleanup.policy=%s;"
                            + " a registry needs 1 and compact: mend the topic or use another cluster")
                    .formatted(TOPIC, partitions, policy));
        }
    }

    /** Takes in what is in the log and not yet read. */
    void readToEnd() {
        var end = consumer.endOffsets(List.of(PARTITION), patience).get(PARTITION);
        readTo(end == null ? 0 : end);
    }

    /** Writes changes and takes them in. */
    void append(List<Change> changes) {
        try {
            var last = -1L;
            for (var change : changes) {
                last = producer.send(record(change.record()))
                        .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .offset();
            }
            readTo(last + 1);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("not written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static ProducerRecord<String, String> record(LogRecord record) {
        var out = new ProducerRecord<>(TOPIC, record.key(), record.value());
        var freed = record.freedId();
        if (freed != null) {
            out.headers()
                    .add(
                            FREED_ID,
                            ByteBuffer.allocate(Integer.BYTES).putInt(freed).array());
        }
        return out;
    }

    private void readTo(long end) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (consumer.position(PARTITION) < end) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("the log was not read to its end within " + patience);
            }
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, String> record) {
        try {
            new LogRecord(record.key(), record.value(), freedId(record))
                    .change()
                    .ifPresent(reader);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("topic", TOPIC)
                    .addKeyValue("offset", record.offset())
                    .log("record of the schema log not understood and left out");
        }
    }

    private static @Nullable Integer freedId(ConsumerRecord<String, String> record) {
        var header = record.headers().lastHeader(FREED_ID);
        return header == null || header.value().length != Integer.BYTES
                ? null
                : ByteBuffer.wrap(header.value()).getInt();
    }

    @Override
    public void close() {
        producer.close(patience);
        consumer.close();
    }
}
