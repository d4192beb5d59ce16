/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certtrail.ingest.inventory.DeviceNames;
import io.certtrail.ingest.inventory.NamedDevice;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the shippers of a cluster know of the names of devices, among the checkpoints: what one has learned of a list is
 * committed with the list's rows, and the others hear of it within seconds.
 */
final class SharedNames implements AutoCloseable {
    /** No shipper's name begins so. */
    private static final String PREFIX = "!names/";

    private static final Duration LISTEN = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final String topic;
    private final Clock clock;
    private final TopicNews news;
    private final Map<String, DeviceNames> names = new HashMap<>();
    private final Map<String, NamedDevice> learned = new HashMap<>();
    private Instant listened;

    /** Reads what is known so far. */
    SharedNames(Cluster cluster, Clock clock) {
        this.topic = Topic.CHECKPOINTS.name(cluster.prefix());
        this.clock = clock;
        this.news = new TopicNews(cluster, topic, clock);
        this.listened = clock.instant();
        try {
            news.toEnd(this::hear);
        } catch (RuntimeException e) {
            news.close();
            throw e;
        }
    }

    /** A record under the name that stands for its device; a row of a list is learned from. */
    LogEvent named(LogEvent event) {
        NamedDevice.of(event).ifPresent(device -> learn(event.tenant(), device));
        return of(event.tenant()).named(event);
    }

    /** Learns from a list before its rows are sent. */
    void learn(String tenant, NamedDevice device) {
        if (of(tenant).learn(device)) {
            learned.put(PREFIX + tenant + "/" + device.id(), device);
        }
    }

    /** Adds what was learned to a transaction, and hears what others have learned. */
    void keep(Producer<String, byte[]> producer) {
        learned.forEach((key, device) -> {
            var unused = producer.send(new ProducerRecord<>(topic, key, write(device)));
        });
        learned.clear();
        if (listened.plus(LISTEN).isBefore(clock.instant())) {
            listened = clock.instant();
            listen();
        }
    }

    /** Hears what others have learned since. */
    void listen() {
        news.sinceLast(this::hear);
    }

    @Override
    public void close() {
        news.close();
    }

    private DeviceNames of(String tenant) {
        return names.computeIfAbsent(tenant, any -> new DeviceNames());
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null || !record.key().startsWith(PREFIX)) {
            return;
        }
        var tenant = record.key().substring(PREFIX.length(), record.key().indexOf('/', PREFIX.length()));
        try {
            of(tenant).learn(read(JSON.readTree(record.value())));
        } catch (IOException | DateTimeException e) {
            throw new IllegalStateException(
                    "Topic '%s': '%s' is no device: %s".formatted(topic, record.key(), e.getMessage()), e);
        }
    }

    private static NamedDevice read(JsonNode json) {
        var time = Instant.parse(json.path("time").asText());
        return new NamedDevice(json.path("id").asText(), time, texts(json, "names"), texts(json, "users"));
    }

    private static List<String> texts(JsonNode json, String key) {
        return StreamSupport.stream(json.path(key).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static byte[] write(NamedDevice device) {
        var json = JSON.createObjectNode();
        json.put("id", device.id()).put("time", device.time().toString());
        device.names().forEach(json.putArray("names")::add);
        device.users().forEach(json.putArray("users")::add);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
