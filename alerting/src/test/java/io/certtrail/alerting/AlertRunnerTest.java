/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.alerting.delivery.Backoff;
import io.certtrail.alerting.delivery.DeadLetters;
import io.certtrail.alerting.delivery.Delivery;
import io.certtrail.alerting.delivery.HandClock;
import io.certtrail.alerting.delivery.RecordingSink;
import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.alerting.sink.Outcome;
import io.certtrail.alerting.sink.SinkConfig;
import io.certtrail.alerting.sink.Sinks;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.topic.Topic;
import io.certtrail.schemas.wire.WireTypes;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AlertRunnerTest {
    private static final TopicPartition DIAGNOSES = new TopicPartition("certtrail.diagnoses", 0);
    private static final TopicPartition INCIDENTS = new TopicPartition("certtrail.incidents", 0);

    private final HandClock clock = new HandClock();
    private final RecordingSink sink = new RecordingSink();
    private final RecordingSink dead = new RecordingSink();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final AlertRunner runner = runner(3);
    private Optional<RuntimeException> registry = Optional.empty();
    private long next;

    private AlertRunner runner(int inFlight) {
        var delivery = new Delivery<AlertRunner.Source>(
                "siem", sink, new DeadLetters(dead, "siem", clock), Backoff.DEFAULT, clock, new SplittableRandom(1));
        var config = new SinkConfig("siem", Sinks.NDJSON, AlertFormats.JSONL, "-", Map.of());
        var route = new Route(config, config, Set.of(Topic.DIAGNOSES, Topic.INCIDENTS), inFlight);
        Deserializer<Diagnosis> diagnoses = (topic, bytes) -> {
            registry.ifPresent(failure -> {
                throw failure;
            });
            return WireTypes.DIAGNOSIS.decode(bytes);
        };
        var input = new AlertRunner.Input("certtrail.", diagnoses, (topic, bytes) -> WireTypes.INCIDENT.decode(bytes));
        return new AlertRunner(route, input, Samples.PRODUCT, consumer, delivery);
    }

    @BeforeEach
    void assign() {
        runner.start();
        consumer.rebalance(List.of(DIAGNOSES, INCIDENTS));
        consumer.updateBeginningOffsets(Map.of(DIAGNOSES, 0L, INCIDENTS, 0L));
    }

    private void diagnosis(String id, int revision) {
        record(DIAGNOSES, next++, WireTypes.DIAGNOSIS.encode(Samples.diagnosis(id, revision, State.OPEN)));
    }

    private void record(TopicPartition partition, long offset, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], value));
    }

    private long committed() {
        var committed = consumer.committed(Set.of(DIAGNOSES)).get(DIAGNOSES);
        return committed == null ? 0 : committed.offset();
    }

    @Test
    void diagnoses_and_incidents_arrive_and_are_then_committed() {
        diagnosis("a", 1);
        diagnosis("b", 1);
        record(INCIDENTS, 0, WireTypes.INCIDENT.encode(Samples.incident(State.OPEN)));
        runner.step();

        assertThat(sink.keys()).containsExactlyInAnyOrder("a/1", "b/1", "incident-1/2");
        assertThat(committed()).isEqualTo(2);
        assertThat(consumer.committed(Set.of(INCIDENTS)).get(INCIDENTS).offset())
                .isEqualTo(1);
        assertThat(runner.tally().delivered()).isEqualTo(3);
    }

    @Test
    void nothing_is_committed_that_has_not_arrived() {
        sink.answer(alert -> alert.id().equals("a") ? new Outcome.Retry("busy") : new Outcome.Delivered());
        diagnosis("a", 1);
        diagnosis("b", 1);
        runner.step();
        assertThat(sink.keys()).containsExactly("b/1");
        assertThat(committed()).isZero();

        sink.answer(alert -> new Outcome.Delivered());
        clock.advance(Duration.ofMinutes(1));
        runner.step();
        assertThat(sink.keys()).containsExactly("b/1", "a/1");
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void while_the_sink_is_down_the_consumer_is_paused_and_what_waits_waits_in_kafka() {
        sink.answer(alert -> new Outcome.Retry("down"));
        consumer.setMaxPollRecords(2);
        for (int i = 0; i < 100; i++) {
            diagnosis("d" + i, 1);
        }
        for (int i = 0; i < 50; i++) {
            runner.step();
        }
        assertThat(consumer.paused()).containsExactlyInAnyOrder(DIAGNOSES, INCIDENTS);
        assertThat(runner.tally().waiting()).isEqualTo(4);
        assertThat(runner.tally().trouble()).isEqualTo("down");

        sink.answer(alert -> new Outcome.Delivered());
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 60; i++) {
            runner.step();
        }
        assertThat(sink.keys()).hasSize(100).doesNotHaveDuplicates();
        assertThat(committed()).isEqualTo(100);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void a_record_that_cannot_be_read_goes_to_the_dead_letters_with_its_place_and_bytes() {
        diagnosis("a", 1);
        record(DIAGNOSES, next++, new byte[] {9, 8, 7});
        diagnosis("b", 1);
        runner.step();

        assertThat(sink.keys()).containsExactly("a/1", "b/1");
        assertThat(dead.bodies())
                .singleElement()
                .asString()
                .contains("\"key\":\"certtrail.diagnoses-0%401/1\"", "\"reason\":\"unreadable: ", "\"body\":\"CQgH\"");
        assertThat(committed()).isEqualTo(3);
    }

    @Test
    void a_registry_that_is_away_or_turns_us_away_poisons_nothing() {
        diagnosis("a", 1);
        diagnosis("b", 1);
        for (var failure : List.of(
                new SerializationException("schema 7", new ConnectException("refused")),
                new TimeoutException("not reached"),
                new AuthenticationException("401"))) {
            registry = Optional.of(failure);
            runner.step();
            assertThat(dead.keys()).isEmpty();
            assertThat(committed()).isZero();
        }
        assertThat(consumer.paused()).isNotEmpty();

        registry = Optional.empty();
        runner.step();
        assertThat(sink.keys()).containsExactly("a/1", "b/1");
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void a_tombstone_is_passed_over() {
        record(DIAGNOSES, next++, null);
        runner.step();

        assertThat(sink.keys()).isEmpty();
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void what_another_instance_takes_over_is_left_to_it() {
        sink.answer(alert -> new Outcome.Retry("down"));
        diagnosis("a", 1);
        runner.step();
        runner.forget(List.of(DIAGNOSES));

        sink.answer(alert -> new Outcome.Delivered());
        clock.advance(Duration.ofMinutes(1));
        runner.step();
        assertThat(sink.keys()).isEmpty();
        assertThat(committed()).isZero();
    }

    @Test
    void a_diagnosis_delivered_but_not_committed_comes_again_with_the_same_key() {
        diagnosis("a", 1);
        runner.step();
        runner.forget(List.of(DIAGNOSES));
        consumer.seek(DIAGNOSES, 0);
        record(DIAGNOSES, 0, WireTypes.DIAGNOSIS.encode(Samples.diagnosis("a", 1, State.OPEN)));
        runner.step();

        assertThat(sink.keys()).containsExactly("a/1", "a/1");
    }

    @Test
    void it_runs_until_it_is_closed_and_closes_what_it_holds() throws InterruptedException {
        var thread = new Thread(runner);
        diagnosis("a", 1);
        thread.start();
        while (runner.tally().delivered() == 0) {
            Thread.onSpinWait();
        }
        runner.close();
        thread.join();

        assertThat(consumer.closed()).isTrue();
        assertThat(sink.closed()).isTrue();
        assertThat(dead.closed()).isTrue();
        assertThat(runner.tally().delivered()).isEqualTo(1);
    }

    @Test
    void a_consumer_reads_committed_records_only_and_commits_by_hand() {
        assertThat(AlertRunner.settings(Map.of("bootstrap.servers", "b:9092"), "siem"))
                .containsEntry("group.id", "certtrail-alerting-siem")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("bootstrap.servers", "b:9092");
    }
}
