/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.ingest.tail.Checkpoint;
import io.certtrail.ingest.tail.CheckpointJson;
import io.certtrail.schemas.topic.Topic;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What is kept of one shipper: how far each of its sources was shipped, and which process ships them. */
record CheckpointTopic(
        List<Checkpoint> checkpoints, @Nullable Owner owner) {

    /** Reads what is committed. */
    static CheckpointTopic read(Cluster cluster, String shipper, Clock clock) {
        var topic = Topic.CHECKPOINTS.name(cluster.prefix());
        Map<String, byte[]> kept = new TreeMap<>();
        new CommittedTopic(cluster, clock).read(topic, record -> keep(kept, shipper + "/", record));
        try {
            var owner = kept.remove(Owner.key(shipper));
            List<Checkpoint> checkpoints = new ArrayList<>();
            for (var value : kept.values()) {
                checkpoints.add(CheckpointJson.read(value));
            }
            return new CheckpointTopic(List.copyOf(checkpoints), owner == null ? null : Owner.read(owner));
        } catch (IOException e) {
            throw new IllegalStateException("Topic '%s': %s".formatted(topic, e.getMessage()), e);
        }
    }

    private static void keep(Map<String, byte[]> values, String prefix, ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || !record.key().startsWith(prefix)) {
            return;
        }
        if (record.value() == null) {
            values.remove(record.key());
        } else {
            values.put(record.key(), record.value());
        }
    }
}
