/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.embedded.BrokerOptions;
import io.certtrail.embedded.EmbeddedBroker;
import io.certtrail.ingest.rejects.RejectReader;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.serde.AvroSerdes;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rejects of a real broker are read again. */
@Timeout(120)
class RejectReplayIT {
    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private LiveShipper.Target target;
    private RejectTopic topic;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder));
        var cluster = Cluster.at(broker.bootstrapServers());
        TopicSetup.create(cluster, List.of(Topic.values()), 2, (short) 1);
        target = new LiveShipper.Target(
                cluster,
                AvroSerdes.bare(WireTypes.EVENT).serializer(),
                AvroSerdes.bare(WireTypes.REJECT).serializer());
        topic = new RejectTopic(cluster, AvroSerdes.bare(WireTypes.REJECT).deserializer(), Clock.systemUTC());
    }

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void what_can_be_read_now_is_shipped_once_and_the_rest_stays() {
        try (var shipper = new Shipper(target.cluster(), target.events(), target.rejects(), Clock.systemUTC())) {
            for (int line = 1; line <= 20; line++) {
                shipper.reject(reject(line, line % 4 == 0 ? "no such line" : request(line)));
            }
        }

        assertThat(replay()).isEqualTo(new RejectReplay.Result(15, 15, 5));
        assertThat(replay()).as("again").isEqualTo(new RejectReplay.Result(0, 0, 5));
        assertThat(unread()).hasSize(5).allMatch(kept -> kept.reject().bytes().length == 12);
        assertThat(events())
                .hasSize(15)
                .extracting(event -> event.place().position())
                .doesNotHaveDuplicates();
    }

    private RejectReplay.Result replay() {
        return RejectReplay.run(target, topic, topic::unread, new RejectReader(ZoneOffset.UTC), Clock.systemUTC());
    }

    private List<KeptReject> unread() {
        List<KeptReject> unread = new ArrayList<>();
        topic.unread(unread::add);
        return unread;
    }

    private List<LogEvent> events() {
        List<LogEvent> events = new ArrayList<>();
        var deserializer = AvroSerdes.bare(WireTypes.EVENT).deserializer();
        new WholeTopic(target.cluster(), "certtrail.iis", Clock.systemUTC())
                .committed(sent -> events.add(deserializer.deserialize("certtrail.iis", sent.value())));
        return events;
    }

    private static String request(int second) {
        return "2018-06-17 01:03:%02d 10.0.0.5 GET /certsrv/mscep/mscep.dll operation=GetCACaps 443 - 10.0.0.9 a - 200 0 0 15"
                .formatted(second);
    }

    private static Reject reject(int line, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var place = new Place("ndes01/u_ex.log", "#" + line);
        return new Reject("default", Origin.IIS, "iis/NDES01/iis-w3c/u_ex.log", place, "why", bytes, bytes.length);
    }
}
