/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.HandLog;
import io.certtrail.correlator.Morning;
import io.certtrail.correlator.Told;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.serde.AvroSerdes;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {
    private static final String PREFIX = "certtrail.";
    private static final TopicSerdes SERDES = new TopicSerdes(
            AvroSerdes.bare(WireTypes.EVENT),
            AvroSerdes.bare(WireTypes.DIAGNOSIS),
            AvroSerdes.bare(WireTypes.INCIDENT),
            AvroSerdes.bare(WireTypes.TRAIL));

    @TempDir
    private Path folder;

    private Topology topology(int partitions) {
        var config = new CorrelatorConfig(
                "nobody:9092", "certtrail-test", PREFIX, folder, 1, Duration.ofMillis(100), Map.of());
        return CorrelatorApp.topology(Told.CATALOGUE, config, SERDES, partitions);
    }

    private TopologyTestDriver driver() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "certtrail-test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        return new TopologyTestDriver(topology(1), properties, HandLog.START);
    }

    private Told run(List<LogEvent> records) {
        var told = new Told();
        try (var driver = driver()) {
            var inputs = inputs(driver);
            records.forEach(record -> pipe(inputs, record));
            read(driver, told);
            assertThat(driver.createOutputTopic(
                                    Topic.WATERMARKS.name(PREFIX),
                                    new StringDeserializer(),
                                    SERDES.event().deserializer())
                            .readValuesToList())
                    .as("the last watermark is the end of all sources")
                    .last()
                    .extracting(LogEvent::time)
                    .isEqualTo(Morning.END);
        }
        return told;
    }

    private static Map<Topic, TestInputTopic<String, LogEvent>> inputs(TopologyTestDriver driver) {
        var inputs = new EnumMap<Topic, TestInputTopic<String, LogEvent>>(Topic.class);
        for (var topic : Topic.EVENTS) {
            inputs.put(
                    topic,
                    driver.createInputTopic(
                            topic.name(PREFIX),
                            new StringSerializer(),
                            SERDES.event().serializer()));
        }
        return inputs;
    }

    /** As a shipper does: a source says its progress in every topic it may write to. */
    private static void pipe(Map<Topic, TestInputTopic<String, LogEvent>> inputs, LogEvent record) {
        var topics = record.body() instanceof Progress ? inputs.keySet() : Set.of(Topic.of(record.origin()));
        topics.forEach(topic -> inputs.get(topic)
                .pipeInput(record.source(), record, record.time().toEpochMilli()));
    }

    private static void read(TopologyTestDriver driver, Told told) {
        var keys = new StringDeserializer();
        driver.createOutputTopic(
                        Topic.DIAGNOSES.name(PREFIX), keys, SERDES.diagnosis().deserializer())
                .readValuesToList()
                .forEach(told::diagnosis);
        driver.createOutputTopic(
                        Topic.INCIDENTS.name(PREFIX), keys, SERDES.incident().deserializer())
                .readValuesToList()
                .forEach(told::incident);
        driver.createOutputTopic(Topic.TRAILS.name(PREFIX), keys, SERDES.trail().deserializer())
                .readValuesToList()
                .forEach(told::trail);
    }

    @Test
    void the_topology_concludes_what_the_local_driver_concludes() {
        var records = Morning.scene().inOrderOfTime();
        var expected = Told.of(records);

        var told = run(records);

        assertThat(told.diagnoses()).isEqualTo(expected.diagnoses());
        assertThat(told.incidents()).isEqualTo(expected.incidents());
        assertThat(told.trails()).isEqualTo(expected.trails());
    }

    @Test
    void another_interleaving_concludes_the_same() {
        var seed = 42L;

        assertThat(run(Morning.scene().shuffled(seed)).diagnoses())
                .as("seed %d", seed)
                .isEqualTo(Told.of(Morning.scene().inOrderOfTime()).diagnoses());
    }

    @Test
    void a_live_source_that_falls_silent_is_left_out_by_the_wall_clock() {
        var connector = HandLog.of(Origin.CONNECTOR, "CONN01", "operational");
        var authority = HandLog.of(Origin.CA, "CA01", "application");
        var told = new Told();
        try (var driver = driver()) {
            var inputs = inputs(driver);
            pipe(inputs, connector.announced(0));
            pipe(inputs, authority.announced(0));
            connector.connector("08:00:00", 1052, Morning.device(1), Morning.POLICY, "Error", "0x800706ba");
            for (var second = 1; second < 300; second++) {
                var now = HandLog.START.plusSeconds(second);
                connector.progress(now, now);
                connector.records(0).forEach(record -> pipe(inputs, record));
                connector.forget();
                driver.advanceWallClockTime(Duration.ofSeconds(1));
            }
            read(driver, told);
        }

        assertThat(told.codes()).containsExactly("PKCS-RPC-UNAVAILABLE", "SOURCE-SILENT");
    }

    @Test
    void every_node_and_store_has_a_name_of_its_own() {
        var picture = topology(4).describe().toString();

        assertThat(picture).doesNotContainPattern(Pattern.compile("KSTREAM-|KTABLE-|-\\d{10}"));
        assertThat(picture)
                .contains("stores: [interpret]", "stores: [resolve]", "stores: [follow]", "stores: [explain]");
    }
}
