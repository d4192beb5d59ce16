/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.alerting.format.AlertFormats;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaTopicSinkTest extends SinkContract {
    private final MockProducer<String, String> producer =
            new MockProducer<>(true, new RoundRobinPartitioner(), new StringSerializer(), new StringSerializer());

    @Override
    protected Sink sink() {
        return new KafkaTopicSink(producer, "alerts");
    }

    @Override
    protected void breakDown() {
        producer.sendException = new TimeoutException("no broker");
    }

    @Override
    protected void repair() {
        producer.sendException = null;
    }

    @Override
    protected boolean refuse() {
        producer.sendException = new RecordTooLargeException("2 MB");
        return true;
    }

    @Override
    protected List<Received> received(int atLeast) {
        return producer.history().stream()
                .map(record -> new Received(
                        new String(
                                record.headers().lastHeader("idempotency-key").value(), StandardCharsets.US_ASCII),
                        record.value()))
                .toList();
    }

    @Test
    void the_key_of_a_record_is_the_id_so_that_one_diagnosis_stays_in_order() {
        sink().deliver(alerts(1, 1));

        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("alerts");
            assertThat(record.key()).isEqualTo("d-1");
        });
    }

    @Test
    void an_option_the_producer_does_not_know_is_refused() {
        assertThatThrownBy(() ->
                        new SinkConfig("k", Sinks.KAFKA, AlertFormats.OCSF, "alerts", Map.of("acsk", "1")).checked())
                .hasMessageStartingWith("Sink 'k' (kafka) has no option 'acsk'; known options: ");
        assertThatThrownBy(() -> new SinkConfig("k", Sinks.KAFKA, AlertFormats.OCSF, "no topic", Map.of()).checked())
                .hasMessageContaining("needs a topic name");
    }
}
