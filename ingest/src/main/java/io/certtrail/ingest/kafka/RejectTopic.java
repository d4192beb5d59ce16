/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.topic.Topic;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** The rejects that a cluster keeps, and which of them were read since. */
public final class RejectTopic {
    /** No shipper's name begins so. */
    private static final String RESOLVED = "!rejects/";

    private final Cluster cluster;
    private final Deserializer<Reject> rejects;
    private final Clock clock;

    public RejectTopic(Cluster cluster, Deserializer<Reject> rejects, Clock clock) {
        this.cluster = cluster;
        this.rejects = rejects;
        this.clock = clock;
    }

    /** Gives those that were not read since, in the order of their partitions and offsets. */
    public void unread(Consumer<KeptReject> consumer) {
        var resolved = resolved();
        var topic = Topic.REJECTS.name(cluster.prefix());
        new WholeTopic(cluster, topic, clock).committed(record -> {
            var id = record.partition() + "/" + record.offset();
            if (record.value() != null && !resolved.contains(id)) {
                consumer.accept(new KeptReject(id, decoded(topic, id, record.value())));
            }
        });
    }

    /** Ids of those that were read since. */
    Set<String> resolved() {
        var ids = new HashSet<String>();
        new WholeTopic(cluster, Topic.CHECKPOINTS.name(cluster.prefix()), clock).committed(record -> {
            if (record.key() != null && record.key().startsWith(RESOLVED)) {
                ids.add(record.key().substring(RESOLVED.length()));
            }
        });
        return ids;
    }

    /** Key of the record that says that a reject was read. */
    static String resolvedKey(String id) {
        return RESOLVED + id;
    }

    private Reject decoded(String topic, String id, byte[] value) {
        try {
            return rejects.deserialize(topic, value);
        } catch (SerializationException e) {
            throw new IllegalStateException(
                    "Topic '%s', partition and offset %s: no reject: %s".formatted(topic, id, e.getMessage()), e);
        }
    }
}
