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
final class CheckpointTopic {
    private final String name;
    private final String shipper;
    private final WholeTopic topic;

    CheckpointTopic(Cluster cluster, String shipper, Clock clock) {
        this.name = Topic.CHECKPOINTS.name(cluster.prefix());
        this.shipper = shipper;
        this.topic = new WholeTopic(cluster, name, clock);
    }

    /** How far its sources were shipped, as far as that is committed. */
    List<Checkpoint> checkpoints() {
        Map<String, byte[]> kept = new TreeMap<>();
        topic.committed(record -> keep(kept, record));
        kept.remove(Owner.key(shipper));
        try {
            List<Checkpoint> checkpoints = new ArrayList<>();
            for (var value : kept.values()) {
                checkpoints.add(CheckpointJson.read(value));
            }
            return List.copyOf(checkpoints);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Who wrote last that it ships, committed or not: it has fenced all that were before it. To read what is committed
     * would be to wait for the transaction that this very shipper left open when Kafka went away, and that nothing but
     * its next session ends before its time is over.
     */
    @Nullable Owner lastOwner() {
        Map<String, byte[]> written = new TreeMap<>();
        topic.written(record -> keep(written, record));
        var owner = written.get(Owner.key(shipper));
        try {
            return owner == null ? null : Owner.read(owner);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private IllegalStateException unreadable(IOException e) {
        return new IllegalStateException("Topic '%s': %s".formatted(name, e.getMessage()), e);
    }

    private void keep(Map<String, byte[]> values, ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || !record.key().startsWith(shipper + "/")) {
            return;
        }
        if (record.value() == null) {
            values.remove(record.key());
        } else {
            values.put(record.key(), record.value());
        }
    }
}
