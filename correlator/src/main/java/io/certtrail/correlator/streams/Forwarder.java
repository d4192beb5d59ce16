/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.stage.Channel;
import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.correlator.stage.Message;
import io.certtrail.correlator.stage.Outlet;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Gives what a stage tells to the topology, with the timestamp of the record at hand. */
final class Forwarder implements Outlet, Conclusions {
    private static final Map<Channel, String> NODES = nodes();

    private final ProcessorContext<String, Parcel> context;
    private long timestamp;

    Forwarder(ProcessorContext<String, Parcel> context) {
        this.context = context;
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

    void forward(String node, String key, Parcel parcel) {
        context.forward(new Record<>(key, parcel, timestamp), node);
    }

    @Override
    public void send(Channel channel, String key, Message message) {
        forward(NODES.getOrDefault(channel, ""), key, new Parcel.Onward(message));
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
