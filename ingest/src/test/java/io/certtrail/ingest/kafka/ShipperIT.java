/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.embedded.BrokerOptions;
import io.certtrail.embedded.EmbeddedBroker;
import io.certtrail.ingest.Feed;
import io.certtrail.ingest.FeedOptions;
import io.certtrail.ingest.files.CaseFolders;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.serde.AvroSerdes;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case goes through a real broker. */
class ShipperIT {
    private static final int PARTITIONS = 3;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void every_partition_hears_all_sources_before_their_first_record_and_after_their_last() throws IOException {
        write("a1/OMADM.log");
        write("b2/OMADM.log");

        try (var broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")))) {
            var cluster = Cluster.at(broker.bootstrapServers());
            assertThat(TopicSetup.create(cluster, List.of(Topic.values()), PARTITIONS, (short) 1))
                    .hasSize(Topic.values().length);
            assertThat(TopicSetup.create(cluster, List.of(Topic.values()), PARTITIONS, (short) 1))
                    .isEmpty();

            ship(cluster);

            for (int partition = 0; partition < PARTITIONS; partition++) {
                assertThat(read(cluster, "certtrail.iis", partition))
                        .allMatch(event -> event.body() instanceof Progress);
                assertTold(read(cluster, "certtrail.device", partition));
            }
            assertThat(IntStream.range(0, PARTITIONS)
                            .mapToObj(partition -> read(cluster, "certtrail.device", partition))
                            .flatMap(List::stream)
                            .filter(event -> !(event.body() instanceof Progress)))
                    .hasSize(200);
        }
    }

    private static void assertTold(List<LogEvent> events) {
        var sources = List.of("device/a1/android-omadm/OMADM.log", "device/b2/android-omadm/OMADM.log");
        assertThat(events.subList(0, 2)).extracting(LogEvent::source).containsExactlyElementsOf(sources);
        assertThat(events.subList(events.size() - 2, events.size()))
                .extracting(LogEvent::source)
                .containsExactlyElementsOf(sources);
        assertThat(events.subList(events.size() - 2, events.size()))
                .extracting(event -> ((Progress) event.body()).watermark())
                .containsOnly(Instant.parse("2018-02-28T05:17:39Z"));
    }

    private void ship(Cluster cluster) {
        var opened = CaseFolders.open(List.of(folder.resolve("case")), CaseOptions.defaults());
        try (var shipper = new Shipper(
                cluster,
                AvroSerdes.bare(WireTypes.EVENT).serializer(),
                AvroSerdes.bare(WireTypes.REJECT).serializer(),
                Clock.systemUTC())) {
            Feed.run(opened.sources(), FeedOptions.of("default", NOW, Duration.ofDays(1)), shipper);
        }
    }

    private static List<LogEvent> read(Cluster cluster, String topic, int partition) {
        var part = new TopicPartition(topic, partition);
        var deserializer = AvroSerdes.bare(WireTypes.EVENT).deserializer();
        List<LogEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", cluster.bootstrapServers()),
                new StringDeserializer(),
                deserializer)) {
            consumer.assign(List.of(part));
            consumer.seekToBeginning(List.of(part));
            long end = consumer.endOffsets(List.of(part)).get(part);
            while (consumer.position(part) < end) {
                for (ConsumerRecord<String, LogEvent> sent : consumer.poll(Duration.ofSeconds(1))) {
                    events.add(sent.value());
                }
            }
        }
        return events;
    }

    private void write(String file) throws IOException {
        var log = new StringBuilder();
        for (int second = 0; second < 100; second++) {
            log.append("2018-02-27T05:%02d:%02d.0 VERB Event org.jscep.Transport 1 10 Sending %d\n"
                    .formatted(16 + second / 60, second % 60, second));
        }
        var path = folder.resolve("case").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, log);
    }
}
