/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The {@code #Fields} lines seen in a topic, by site, in the topic of checkpoints: committed with the events that
 * follow them, and known to every instance that reads a partition of the topic.
 */
final class KeptHeaders {
    private final Cluster to;
    private final String prefix;
    private final Clock clock;

    KeptHeaders(Cluster to, TopicSource source, Clock clock) {
        this.to = to;
        var from = source.from() == null ? "" : source.from().bootstrapServers();
        this.prefix = "!fields/%s/%s/".formatted(from, source.topic());
        this.clock = clock;
    }

    /** Those that are committed. */
    Map<String, String> read() {
        Map<String, String> headers = new HashMap<>();
        new WholeTopic(to, Topic.CHECKPOINTS.name(to.prefix()), clock).committed(record -> {
            if (record.key() != null && record.key().startsWith(prefix) && record.value() != null) {
                headers.put(
                        record.key().substring(prefix.length()), new String(record.value(), StandardCharsets.UTF_8));
            }
        });
        return headers;
    }

    /** Adds what was learned to the producer's transaction. */
    void keep(Producer<String, byte[]> producer, Map<String, String> learned) {
        var checkpoints = Topic.CHECKPOINTS.name(to.prefix());
        learned.forEach((site, header) -> {
            var value = header.getBytes(StandardCharsets.UTF_8);
            var unused = producer.send(new ProducerRecord<>(checkpoints, prefix + site, value));
        });
    }
}
