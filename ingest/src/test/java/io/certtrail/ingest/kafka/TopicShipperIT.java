/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.embedded.BrokerOptions;
import io.certtrail.embedded.EmbeddedBroker;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.serde.AvroSerdes;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other shippers wrote to a topic of a real broker. */
@Timeout(60)
class TopicShipperIT {
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 600;
    private static final String TOPIC = "winlogbeat";
    private static final Set<Integer> POISON = Set.of(100, 301, 502);

    @TempDir
    Path folder;

    @Test
    void every_record_becomes_an_event_or_a_reject_with_its_place() throws Exception {
        try (var broker = broker("a")) {
            var cluster = cluster(broker, broker);

            var read = ship(cluster, null, AvroSerdes.bare(WireTypes.EVENT).serializer());

            assertThat(read.ids()).hasSize(RECORDS - POISON.size()).doesNotHaveDuplicates();
            assertThat(read.rejects())
                    .extracting(reject -> reject.place())
                    .containsExactlyInAnyOrderElementsOf(places(POISON));
            assertThat(read.rejects())
                    .allSatisfy(reject -> assertThat(reject.bytes()).isEqualTo(poison()));
            assertThat(read.events()).extracting(LogEvent::source).contains("connector/CONN1/winlogbeat");
        }
    }

    @Test
    void a_partition_and_its_computers_are_announced_before_their_records_and_end_at_rest() throws Exception {
        try (var broker = broker("a")) {
            var cluster = cluster(broker, broker);

            var read = ship(cluster, null, AvroSerdes.bare(WireTypes.EVENT).serializer());

            var words = read.words();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                var writer = "topic/winlogbeat/" + partition;
                var said = words.stream()
                        .filter(word -> word.writer().equals(writer))
                        .toList();
                assertThat(said.get(0).watermark()).isNull();
                assertThat(said.get(said.size() - 1).state()).isEqualTo(Progress.State.IDLE);
                assertThat(said.get(said.size() - 1).watermark()).isAfter(Instant.parse("2024-05-14T07:00:00Z"));
            }
            assertThat(words)
                    .filteredOn(word -> word.writer().endsWith("/connector/CONN1/winlogbeat") && word.heard() != null)
                    .allMatch(Progress::onDemand)
                    .isNotEmpty();
        }
    }

    @Test
    void a_crash_in_the_middle_of_a_transaction_neither_loses_nor_repeats() throws Exception {
        try (var broker = broker("a")) {
            assertShippedOnce(cluster(broker, broker), null);
        }
    }

    @Test
    void so_it_is_when_the_topic_is_in_another_cluster() throws Exception {
        try (var broker = broker("a");
                var other = broker("b")) {
            assertShippedOnce(cluster(broker, other), Cluster.at(other.bootstrapServers()));
        }
    }

    @Test
    void the_columns_a_topic_told_are_known_after_a_restart() throws Exception {
        try (var broker = broker("a")) {
            var cluster = cluster(broker, broker);
            send(cluster, "#Fields: date time sc-status cs-uri-stem cs-method");
            ship(cluster, null, AvroSerdes.bare(WireTypes.EVENT).serializer());

            send(cluster, "2024-05-14 07:00:00 503 /certsrv/mscep/mscep.dll GET");
            var read = ship(cluster, null, AvroSerdes.bare(WireTypes.EVENT).serializer(), RECORDS + 1);

            assertThat(read.events())
                    .filteredOn(event -> event.body() instanceof HttpRequest)
                    .singleElement()
                    .satisfies(event ->
                            assertThat(((HttpRequest) event.body()).status()).isEqualTo(503));
        }
    }

    @Test
    void a_list_that_came_by_a_topic_names_the_devices_of_its_records_and_of_other_shippers() throws Exception {
        try (var broker = broker("a")) {
            var cluster = cluster(broker, broker);
            try (var other = new SharedNames(cluster, Clock.systemUTC())) {
                sendRecord(cluster, """
                        {"records":[{"time":"2024-05-14T00:20:52Z","category":"Devices","properties":\
                        {"DeviceId":"88bb","DeviceName":"LAPTOP7","IntuneAccountId":"a"}}]}""");
                sendRecord(cluster, """
                        {"@timestamp":"2024-05-14T07:00:05Z","winlog":{"event_id":309,"record_id":1,"channel":"Admin",\
                        "provider_name":"Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider",\
                        "computer_name":"laptop7.contoso.local"}}""");

                var read = ship(cluster, null, AvroSerdes.bare(WireTypes.EVENT).serializer(), RECORDS + 2);

                var ofDevices = read.events().stream()
                        .filter(event -> event.device() != null)
                        .toList();
                assertThat(ofDevices).hasSize(2).extracting(LogEvent::device).containsOnly("88bb");
                var heard = ofDevices.get(0).ofDevice("LAPTOP7");
                while (!"88bb".equals(other.named(heard).device())) {
                    other.listen();
                }
            }
        }
    }

    private static void send(Cluster cluster, String line) throws Exception {
        sendRecord(cluster, "{\"message\":\"%s\",\"host\":{\"name\":\"NDES01\"}}".formatted(line));
    }

    private static void sendRecord(Cluster cluster, String record) throws Exception {
        try (var producer =
                new KafkaProducer<>(cluster.clientSettings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, null, record.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private void assertShippedOnce(Cluster cluster, @Nullable Cluster from) {
        for (int after : List.of(1, 150, 420)) {
            crash(cluster, from, after);
        }

        var read = ship(cluster, from, AvroSerdes.bare(WireTypes.EVENT).serializer());

        assertThat(read.ids()).hasSize(RECORDS - POISON.size()).doesNotHaveDuplicates();
        assertThat(read.rejects()).hasSize(POISON.size());
    }

    /** An error is not handled anywhere: it ends the shipper as a kill would, with its transaction open. */
    private static void crash(Cluster cluster, @Nullable Cluster from, int after) {
        var written = new int[1];
        var events = AvroSerdes.bare(WireTypes.EVENT).serializer();
        Serializer<LogEvent> crashing = (topic, event) -> {
            if (!(event.body() instanceof Progress) && ++written[0] > after) {
                throw new AssertionError("crash");
            }
            return events.serialize(topic, event);
        };
        try (var shipper = shipper(cluster, from, crashing)) {
            shipper.run();
        } catch (AssertionError crashed) {
            assertThat(crashed).hasMessage("crash");
        }
        assertThat(written[0]).isEqualTo(after + 1);
    }

    private record Found(List<LogEvent> events, List<Reject> rejects, List<Progress> words) {
        List<String> ids() {
            return events.stream().map(LogEvent::id).toList();
        }
    }

    private static Found ship(Cluster cluster, @Nullable Cluster from, Serializer<LogEvent> events) {
        return ship(cluster, from, events, RECORDS);
    }

    private static Found ship(Cluster cluster, @Nullable Cluster from, Serializer<LogEvent> events, int wanted) {
        var found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var consumer = consumer(cluster)) {
            try (var shipper = shipper(cluster, from, events)) {
                new Thread(shipper, "ship-topic").start();
                while (found.events().size() + found.rejects().size() < wanted) {
                    take(consumer, found);
                }
            }
            var ends = consumer.endOffsets(consumer.assignment());
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                take(consumer, found);
            }
        }
        return found;
    }

    private static void take(KafkaConsumer<String, byte[]> consumer, Found found) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
            if (record.topic().equals("certtrail.rejects")) {
                found.rejects()
                        .add(AvroSerdes.bare(WireTypes.REJECT).deserializer().deserialize("", record.value()));
                continue;
            }
            var event = AvroSerdes.bare(WireTypes.EVENT).deserializer().deserialize("", record.value());
            if (!(event.body() instanceof Progress)) {
                found.events().add(event);
            } else if (record.partition() == 0 && record.topic().equals("certtrail.iis")) {
                found.words().add((Progress) event.body());
            }
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Cluster cluster) {
        var settings = cluster.clientSettings();
        settings.put("isolation.level", "read_committed");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = new HashSet<TopicPartition>();
        for (var topic : List.of(Topic.IIS, Topic.CA, Topic.CONNECTOR, Topic.DEVICE, Topic.REJECTS)) {
            consumer.partitionsFor(topic.name(cluster.prefix()))
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    @Test
    void a_topic_made_for_others_keeps_old_records_from_when_they_came() throws Exception {
        try (var broker = broker("a")) {
            var cluster = Cluster.at(broker.bootstrapServers());
            var old = Instant.parse("2024-05-14T07:00:00Z");

            assertThat(TopicSetup.createForeign(cluster, List.of(TOPIC), PARTITIONS))
                    .containsExactly(TOPIC);
            assertThat(TopicSetup.createForeign(cluster, List.of(TOPIC), PARTITIONS))
                    .isEmpty();

            Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
                var sent = producer.send(new ProducerRecord<>(TOPIC, 0, old.toEpochMilli(), "key", record(1)))
                        .get();
                assertThat(Instant.ofEpochMilli(sent.timestamp())).isAfter(old.plus(Duration.ofDays(365)));
            }
        }
    }

    private static TopicShipper shipper(Cluster cluster, @Nullable Cluster from, Serializer<LogEvent> events) {
        var source = new TopicSource(TOPIC, from, null, null, ZoneOffset.UTC, null, Duration.ofMinutes(2));
        var rejects = AvroSerdes.bare(WireTypes.REJECT).serializer();
        var target = new TopicShipper.Target("default", "one", cluster, events, rejects);
        return new TopicShipper(source, target, Clock.systemUTC(), System.err::println);
    }

    private EmbeddedBroker broker(String name) throws IOException {
        return EmbeddedBroker.start(BrokerOptions.in(folder.resolve(name)));
    }

    /** A cluster with certtrail's topics, beside one with the topic of the others. */
    private static Cluster cluster(EmbeddedBroker broker, EmbeddedBroker others) throws Exception {
        var cluster = Cluster.at(broker.bootstrapServers());
        TopicSetup.create(cluster, List.of(Topic.values()), 2, (short) 1);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", others.bootstrapServers(), "max.in.flight.requests.per.connection", 1);
        TopicSetup.createForeign(Cluster.at(others.bootstrapServers()), List.of(TOPIC), PARTITIONS);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            IntStream.range(0, RECORDS)
                    .forEach(i -> producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, null, record(i))));
            producer.send(new ProducerRecord<>(TOPIC, 0, "deleted", null));
        }
        return cluster;
    }

    private static byte[] record(int i) {
        if (POISON.contains(i)) {
            return poison();
        }
        var time = Instant.parse("2024-05-14T07:00:00Z").plusSeconds(i);
        return """
                {"@timestamp":"%s","winlog":{"event_id":4006,"record_id":%d,"channel":"Operational",\
                "provider_name":"Microsoft-Intune-CertificateConnectors","computer_name":"conn%d"}}""".formatted(time, i, i % 5).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] poison() {
        return new byte[] {0, 0, 0, 0, 7, -1, 'x'};
    }

    private static List<Place> places(Set<Integer> records) {
        return records.stream()
                .map(i -> new Place(TOPIC, i % PARTITIONS + "/" + i / PARTITIONS))
                .toList();
    }
}
