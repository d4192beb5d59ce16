/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.embedded.BrokerOptions;
import io.certtrail.embedded.EmbeddedBroker;
import io.certtrail.ingest.files.CaseOptions;
import io.certtrail.ingest.files.Discovery;
import io.certtrail.ingest.tail.TailOptions;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Progress;
import io.certtrail.schemas.serde.AvroSerdes;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs are followed into a real broker. */
@Timeout(120)
class LiveShipperIT {
    private static final int PARTITIONS = 2;
    private static final String HEADER = "#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status\n";

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private Cluster cluster;
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        cluster = new Cluster(broker.bootstrapServers(), "certtrail.", Map.of(), Duration.ofSeconds(5));
        TopicSetup.create(cluster, List.of(Topic.values()), PARTITIONS, (short) 1);
    }

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void lines_are_shipped_once_over_stops_and_starts() throws Exception {
        append(HEADER + lines(1, 100));
        var first = Running.start(shipper("here"));
        await(100);
        append(lines(101, 150));
        await(150);
        first.stop();
        append(lines(151, 200));
        var second = Running.start(shipper("here"));
        await(200);
        second.stop();

        assertThat(queries())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(number -> "n=" + number)
                        .toList());
        assertThat(said).isEmpty();
    }

    @Test
    void a_second_shipper_of_a_name_ends_the_first_with_one_line() throws Exception {
        append(HEADER + lines(1, 10));
        var first = Running.start(shipper("twice"));
        await(10);
        var second = Running.start(shipper("twice"));
        append(lines(11, 20));
        await(20);

        assertThatThrownBy(() -> first.run().get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(TakenOver.class)
                .rootCause()
                .hasMessageMatching(
                        "another shipper named 'twice' \\(process \\d+ on .+\\) took over at .+Z; give each a ship.name of its own");
        append(lines(21, 30));
        await(30);
        second.stop();
        assertThat(queries()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void while_kafka_is_away_nothing_is_read_and_nothing_is_lost() throws Exception {
        append(HEADER + lines(1, 50));
        var shipper = Running.start(shipper("here"));
        await(50);
        var address = broker.bootstrapServers();
        broker.close();
        append(lines(51, 100));
        while (said.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        append(lines(101, 150));
        var port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")).onPort(port));
        await(150);
        shipper.stop();

        assertThat(queries())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 150)
                        .mapToObj(number -> "n=" + number)
                        .toList());
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).endsWith("; nothing is read until it answers again");
        assertThat(said.get(1)).isEqualTo("Kafka at '%s' answers again".formatted(address));
    }

    @Test
    void a_stop_while_kafka_is_away_takes_less_than_ten_seconds() throws Exception {
        append(HEADER + lines(1, 50));
        var shipper = Running.start(shipper("here"));
        await(50);
        broker.close();
        append(lines(51, 100));
        while (said.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        long before = System.nanoTime();
        shipper.shipper().close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void every_partition_hears_a_source_before_its_first_record_and_each_second() throws Exception {
        append(HEADER + lines(1, 10));
        var shipper = Running.start(shipper("here"));
        await(10);
        while (words().size() < 5) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        shipper.stop();

        for (var topic : Topic.EVENTS) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                var records = read(topic, partition);
                assertThat(((Progress) records.get(0).body()).watermark()).isNull();
                assertThat(records)
                        .filteredOn(event -> event.body() instanceof Progress)
                        .hasSizeGreaterThan(4);
            }
        }
    }

    @Test
    void a_device_is_known_by_its_id_once_a_list_was_read_and_after_a_restart_without_it() throws Exception {
        var list = folder.resolve("logs/z/devices.csv");
        write(list, "Device ID,Device name,Primary user UPN,OS\n99cc,PHONE,dee@contoso.com,Android\n");
        write(folder.resolve("logs/phones/phone/OMADM.log"), android(1));
        var first = Running.start(shipper("here"));
        awaitDevices(2);
        first.stop();
        Files.delete(list);
        write(folder.resolve("logs/phones/dee@contoso.com/OMADM.log"), android(2));
        var second = Running.start(shipper("here"));
        awaitDevices(3);
        second.stop();

        assertThat(deviceRecords()).extracting(LogEvent::device).containsOnly("99cc");
        assertThat(said).isEmpty();
    }

    private void awaitDevices(int count) throws InterruptedException {
        while (deviceRecords().size() < count) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private List<LogEvent> deviceRecords() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> read(Topic.DEVICE, partition))
                .flatMap(List::stream)
                .filter(event -> !(event.body() instanceof Progress))
                .toList();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The second line shows that the first is whole. */
    private static String android(int second) {
        return "2018-02-27T05:16:0%d.2500000 VERB Event org.jscep.Transport 18327 10 Sending %s\n"
                .repeat(2)
                .formatted(second, "x".repeat(2000), second, "y");
    }

    private LiveShipper shipper(String name) {
        return new LiveShipper(
                new Discovery(List.of(folder.resolve("logs")), CaseOptions.defaults()),
                new TailOptions(name, Duration.ofMinutes(2), Duration.ofMillis(300), 10_000, said::add),
                Duration.ofMillis(50),
                new LiveShipper.Target(
                        cluster,
                        AvroSerdes.bare(WireTypes.EVENT).serializer(),
                        AvroSerdes.bare(WireTypes.REJECT).serializer()),
                Clock.systemUTC());
    }

    private record Running(LiveShipper shipper, CompletableFuture<Void> run) {
        /** On a thread of its own: on two processors the common pool of JDK 25 has one, which the first would hold. */
        static Running start(LiveShipper shipper) {
            return new Running(shipper, CompletableFuture.runAsync(shipper, run -> new Thread(run, "shipper").start()));
        }

        void stop() throws Exception {
            shipper.close();
            run.get(20, TimeUnit.SECONDS);
        }
    }

    private void append(String text) throws IOException {
        var log = folder.resolve("logs/NDES01/iis/a.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "2026-03-10 09:%02d:%02d GET /certsrv/mscep/mscep.dll n=%d 10.0.0.1 200\n"
                        .formatted(number / 60, number % 60, number))
                .collect(Collectors.joining());
    }

    private void await(int count) throws InterruptedException {
        while (queries().size() < count) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private List<String> queries() {
        return records().stream()
                .filter(event -> !(event.body() instanceof Progress))
                .map(event -> ((io.certtrail.schemas.event.HttpRequest) event.body()).query())
                .toList();
    }

    private List<LogEvent> words() {
        return read(Topic.IIS, 0).stream()
                .filter(event -> event.body() instanceof Progress)
                .toList();
    }

    private List<LogEvent> records() {
        var all = new ArrayList<LogEvent>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            all.addAll(read(Topic.IIS, partition));
        }
        return all;
    }

    private List<LogEvent> read(Topic topic, int number) {
        var part = new TopicPartition(topic.name("certtrail."), number);
        var events = new ArrayList<LogEvent>();
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                AvroSerdes.bare(WireTypes.EVENT).deserializer());
        try {
            consumer.assign(List.of(part));
            consumer.seekToBeginning(List.of(part));
            long end = consumer.endOffsets(List.of(part)).get(part);
            while (consumer.position(part) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(sent -> events.add(sent.value()));
            }
        } finally {
            // A broker that was just started may leave the goodbye unanswered for half a minute.
            consumer.close(CloseOptions.timeout(Duration.ofMillis(200)));
        }
        return events;
    }
}
