/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.codec.Codecs;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.event.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test driver commits after each record, so a record stands for all that happens between two commits. */
class WriteBehindStoreTest {
    @TempDir
    private Path folder;

    private Consumer<WriteBehindStore> act = store -> {};
    private TopologyTestDriver driver;

    private final class Acting extends ContextualProcessor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> message) {
            act.accept(context().getStateStore("store"));
        }
    }

    private TopologyTestDriver driver() {
        if (driver == null) {
            var topology = new Topology()
                    .addSource("source", new StringDeserializer(), new StringDeserializer(), "in")
                    .addProcessor("act", Acting::new, "source")
                    .addStateStore(
                            WriteBehindStore.over(Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore("store"), Serdes.String(), Serdes.ByteArray())),
                            "act");
            var properties = new Properties();
            properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "write-behind");
            properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
            driver = new TopologyTestDriver(topology, properties);
        }
        return driver;
    }

    private List<String> written(Consumer<StoreTable<String>> between) {
        return writtenTo(store -> between.accept(new StoreTable<>(store, "table", Codecs.text())));
    }

    private List<String> writtenTo(Consumer<WriteBehindStore> between) {
        act = between;
        driver().createInputTopic("in", new StringSerializer(), new StringSerializer())
                .pipeInput(new TestRecord<>("key", "value"));
        var records = new ArrayList<String>();
        var changelog = "write-behind-store-changelog";
        if (driver().producedTopicNames().contains(changelog)) {
            driver().createOutputTopic(
                            changelog,
                            new StringDeserializer(),
                            Serdes.ByteArray().deserializer())
                    .readRecordsToList()
                    .forEach(record -> records.add(record.key() + (record.value() == null ? " gone" : "")));
        }
        return records;
    }

    @AfterEach
    void close() {
        driver().close();
    }

    @Test
    void what_changes_often_is_written_once_a_commit() {
        assertThat(written(table -> {
                    table.put("a", "1");
                    table.put("a", "2");
                    table.put("b", "1");
                }))
                .containsExactly("table|a", "table|b");
    }

    @Test
    void what_comes_and_goes_between_two_commits_is_not_written() {
        assertThat(written(table -> {
                    assertThat(table.get("a")).isNull();
                    table.put("a", "1");
                    table.delete("a");
                }))
                .isEmpty();
    }

    @Test
    void what_is_only_read_is_not_written() {
        written(table -> table.put("a", "1"));

        assertThat(written(table -> assertThat(table.get("a")).isEqualTo("1"))).isEmpty();
    }

    @Test
    void what_was_written_is_deleted_though_nobody_had_read_it() {
        written(table -> table.put("a", "1"));

        assertThat(written(table -> table.delete("a"))).containsExactly("table|a gone");
    }

    @Test
    void a_scan_sees_what_was_not_committed_yet() {
        var found = new ArrayList<String>();

        written(table -> {
            table.put("a", "1");
            table.put("c", "3");
            table.put("b", "2");
            table.delete("c");
            table.scan("a", "z", (key, value) -> found.add(key + value));
        });

        assertThat(found).containsExactly("a1", "b2");
    }

    @Test
    void what_does_not_fit_any_more_is_written_and_read_again() {
        var many = 25_000;
        written(table -> {
            for (var i = 0; i < many; i++) {
                table.put(Integer.toString(i), "value " + i);
            }
        });

        written(table -> {
            for (var i = 0; i < many; i++) {
                assertThat(table.get(Integer.toString(i))).isEqualTo("value " + i);
            }
        });
    }

    @Test
    void a_value_longer_than_a_record_may_be_is_several() {
        var value = "a value ".repeat(150_000);

        assertThat(written(table -> table.put("a", value)))
                .containsExactly("table|a", "more|table|a|000000", "more|table|a|000001");

        var found = new ArrayList<String>();
        writtenTo(store -> {
            var next = new StoreTable<>(new WriteBehindStore(store.wrapped()), "table", Codecs.text());
            assertThat(next.get("a")).isEqualTo(value);
            next.scan("", "z", (key, whole) -> found.add(whole));
        });
        assertThat(found).containsExactly(value);
    }

    @Test
    void what_followed_a_long_value_goes_with_it() {
        var value = "a value ".repeat(150_000);
        written(table -> table.put("a", value));
        written(table -> table.put("b", value));

        assertThat(written(table -> table.put("a", value.substring(0, 700_000))))
                .containsExactly("table|a", "more|table|a|000000", "more|table|a|000001 gone");
        assertThat(written(table -> table.put("a", "short"))).containsExactly("table|a", "more|table|a|000000 gone");
        assertThat(written(table -> table.delete("b")))
                .containsExactly("table|b gone", "more|table|b|000000 gone", "more|table|b|000001 gone");
        written(table -> assertThat(table.get("a")).isEqualTo("short"));
    }

    @Test
    void words_are_written_once_beside_the_first_value_that_has_them() {
        assertThat(writtenTo(store -> facts(store).put("a", fact("one", "NDES01"))))
                .contains("fact|a", "word|000000", "word|000001");

        assertThat(writtenTo(store -> facts(store).put("b", fact("two", "NDES01"))))
                .containsExactly("fact|b");
    }

    @Test
    void who_opens_the_store_next_knows_its_words_and_adds_to_them() {
        var one = fact("one", "NDES01");
        var two = fact("two", "NDES02");
        writtenTo(store -> facts(store).put("a", one));

        writtenTo(store -> {
            var next = new WriteBehindStore(store.wrapped());
            facts(next).put("b", two);
            next.flushCache();

            var last = facts(new WriteBehindStore(store.wrapped()));
            assertThat(last.get("a")).isEqualTo(one);
            assertThat(last.get("b")).isEqualTo(two);
        });
    }

    private static StoreTable<Observation> facts(WriteBehindStore store) {
        return new StoreTable<>(store, "fact", Codecs.observation());
    }

    private static Observation fact(String id, String host) {
        var time = Instant.parse("2024-05-02T08:00:00Z");
        var evidence = new Evidence(Origin.IIS, host, time, "file", "#1", "a line");
        return Observation.fact(id, "contoso", time, "signal", "a title", Outcome.FAILED, host, null, evidence);
    }
}
