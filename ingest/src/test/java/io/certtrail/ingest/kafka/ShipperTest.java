/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.event.TraceEntry;
import io.certtrail.schemas.topic.Topic;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ShipperTest {
    private static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");
    private static final Cluster CLUSTER = new Cluster("broker:9092", "certtrail.", Map.of(), Duration.ofMillis(300));
    private static final Serializer<LogEvent> EVENTS =
            (topic, event) -> (topic + " " + event.id()).getBytes(StandardCharsets.UTF_8);
    private static final Serializer<Reject> REJECTS =
            (topic, reject) -> reject.reason().getBytes(StandardCharsets.UTF_8);

    private final MockProducer<String, byte[]> producer = producer(true);
    private final Shipper shipper = new Shipper(CLUSTER, EVENTS, REJECTS, Clock.fixed(NOW, ZoneOffset.UTC), producer);

    @Test
    void a_record_goes_to_the_topic_of_its_origin_with_its_own_time() {
        shipper.event(event(Instant.parse("2018-06-17T01:00:00Z")));

        assertThat(producer.history()).hasSize(1);
        var sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo("certtrail.connector");
        assertThat(sent.partition()).isNull();
        assertThat(sent.key()).isEqualTo("source");
        assertThat(sent.timestamp())
                .isEqualTo(Instant.parse("2018-06-17T01:00:00Z").toEpochMilli());
        assertThat(sent.value()).isEqualTo("certtrail.connector id".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void progress_goes_to_every_partition_of_all_topics_of_events() {
        shipper.event(progress(Instant.EPOCH));

        assertThat(producer.history())
                .extracting(sent -> sent.topic() + "/" + sent.partition())
                .containsExactlyInAnyOrder(
                        "certtrail.device/0",
                        "certtrail.device/1",
                        "certtrail.iis/0",
                        "certtrail.iis/1",
                        "certtrail.ca/0",
                        "certtrail.ca/1",
                        "certtrail.connector/0",
                        "certtrail.connector/1");
        assertThat(producer.history()).extracting(ProducerRecord::timestamp).containsOnly(0L);
    }

    @Test
    void no_record_has_a_timestamp_a_broker_may_refuse() {
        shipper.event(event(Instant.parse("2038-01-19T03:14:07Z")));
        shipper.event(event(Instant.parse("1601-01-01T00:00:00Z")));

        assertThat(producer.history()).extracting(ProducerRecord::timestamp).containsExactly(NOW.toEpochMilli(), 0L);
    }

    @Test
    void rejects_go_to_their_own_topic() {
        shipper.reject(new Reject("default", null, "source", new Place("f", "#1"), "no log", new byte[0], 0));

        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("certtrail.rejects");
    }

    @Test
    void the_announcements_are_flushed_before_the_first_record() {
        shipper.event(progress(Instant.EPOCH));
        shipper.announced();

        assertThat(producer.flushed()).isTrue();
    }

    @Test
    void a_broker_that_falls_silent_is_told_in_one_line_with_its_address() {
        var silent = producer(false);
        var lost = new Shipper(CLUSTER, EVENTS, REJECTS, Clock.fixed(NOW, ZoneOffset.UTC), silent);
        lost.event(event(NOW));
        silent.errorNext(new TimeoutException("expired"));

        assertThatThrownBy(() -> lost.event(event(NOW)))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessage(
                        "Kafka at 'broker:9092' did not answer within 120 s; check the address and that the broker runs");
    }

    @Test
    void a_record_the_broker_refuses_is_told_with_its_reason() {
        var strict = producer(false);
        var refused = new Shipper(CLUSTER, EVENTS, REJECTS, Clock.fixed(NOW, ZoneOffset.UTC), strict);
        refused.event(event(NOW));
        strict.errorNext(new RecordTooLargeException("too large"));

        assertThatThrownBy(refused::flush).hasMessage("Kafka at 'broker:9092' refused a record: too large");
    }

    @Test
    void nobody_listening_is_a_service_that_was_not_reached() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var nobody = new Cluster("127.0.0.1:" + free, "certtrail.", Map.of(), Duration.ofMillis(500));

        assertThatThrownBy(() -> new Shipper(nobody, EVENTS, REJECTS, Clock.systemUTC()))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessageContaining("127.0.0.1:" + free);
        assertThatThrownBy(() -> TopicSetup.create(nobody, List.of(Topic.IIS), 1, (short) 1))
                .isInstanceOf(ServiceUnreachable.class);
    }

    @Test
    void an_address_without_a_port_is_refused() {
        assertThatThrownBy(() -> Cluster.at("broker"))
                .hasMessage("'broker' is no address of a Kafka broker; write host:9092");
    }

    private static LogEvent event(Instant time) {
        return new LogEvent(
                "id",
                "default",
                Origin.CONNECTOR,
                "source",
                "HOST",
                null,
                null,
                time,
                new Place("f", "#1"),
                "text",
                new TraceEntry("NDESConnector", 8, null, null, null, null, "text"));
    }

    private static LogEvent progress(Instant time) {
        var body = new Progress("source", 1, 1, null, null, null, Progress.State.OPEN, false);
        return new LogEvent(
                "p", "default", Origin.CONNECTOR, "source", "HOST", null, null, time, new Place("f", "#0"), "", body);
    }

    private static MockProducer<String, byte[]> producer(boolean autoComplete) {
        var node = new Node(0, "broker", 9092);
        List<PartitionInfo> partitions = new ArrayList<>();
        for (var topic : List.of(Topic.DEVICE, Topic.IIS, Topic.CA, Topic.CONNECTOR, Topic.REJECTS)) {
            for (int partition = 0; partition < 2; partition++) {
                partitions.add(new PartitionInfo(
                        topic.name("certtrail."), partition, node, new Node[] {node}, new Node[] {node}));
            }
        }
        var cluster = new org.apache.kafka.common.Cluster("c", List.of(node), partitions, Set.of(), Set.of());
        return new MockProducer<>(cluster, autoComplete, null, new StringSerializer(), new ByteArraySerializer());
    }
}
