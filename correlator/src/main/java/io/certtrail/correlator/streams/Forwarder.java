/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.stage.Bundle.Letter;
import io.certtrail.correlator.stage.Channel;
import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.correlator.stage.Message;
import io.certtrail.correlator.stage.Outlet;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;

/**
 * Gives what a stage tells to the topology, with the timestamp of the record at hand; what goes to the next stage when
 * it fills a record, or the task commits. Streams lets nobody forward then but its own caches, which say for which node
 * they do: this is the one class that knows how ({@code InternalProcessorContext}).
 */
final class Forwarder implements Outlet, Conclusions {
    private static final Map<Channel, String> NODES = nodes();

    private final InternalProcessorContext<String, Parcel> context;
    private final ProcessorNode<?, ?, ?, ?> node;
    private final Outbox outbox;
    private long timestamp;

    Forwarder(InternalProcessorContext<String, Parcel> context, int partitions) {
        this.context = context;
        this.node = context.currentNode();
        this.outbox = new Outbox(
                partitions,
                (channel, bundle) -> forward(NODES.getOrDefault(channel, ""), "", new Parcel.Onward(bundle)));
    }

    private static Map<Channel, String> nodes() {
        var nodes = new EnumMap<Channel, String>(Channel.class);
        for (var channel : Channel.values()) {
            nodes.put(channel, channel.id() + Parcel.TO);
        }
        return nodes;
    }

    void at(long recordTimestamp) {
        timestamp = recordTimestamp;
    }

    void forward(String to, String key, Parcel parcel) {
        context.forward(new Record<>(key, parcel, timestamp), to);
    }

    /** Gives what still waits; Streams calls it before a commit. */
    void sendRest() {
        var current = context.currentNode();
        context.setCurrentNode(node);
        try {
            outbox.sendRest();
        } finally {
            context.setCurrentNode(current);
        }
    }

    @Override
    public void send(Channel channel, String key, Message message) {
        outbox.put(channel, new Letter(key, timestamp, message));
    }

    @Override
    public void tell(Channel channel, Message message) {
        send(channel, "", message);
    }

    @Override
    public void diagnosis(Diagnosis diagnosis) {
        forward(Parcel.DIAGNOSIS, diagnosis.id(), new Parcel.Diagnosed(diagnosis));
    }

    @Override
    public void incident(Incident incident) {
        forward(Parcel.INCIDENT, incident.id(), new Parcel.Grouped(incident));
    }

    @Override
    public void trail(TrailState trail) {
        forward(Parcel.TRAIL, trail.id(), new Parcel.Followed(trail));
    }
}
