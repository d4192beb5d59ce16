/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.embedded.process.StartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = "events";

    @TempDir
    Path folder;

    @Test
    void records_and_cluster_id_survive_a_close_and_a_restart_on_another_port() throws Exception {
        var values = Records.numbered(1000);
        String clusterId;
        try (var broker = EmbeddedBroker.start(BrokerOptions.in(folder))) {
            clusterId = broker.clusterId();
            Records.createTopic(broker.bootstrapServers(), TOPIC);
            Records.write(broker.bootstrapServers(), TOPIC, values);
        }

        try (var broker = EmbeddedBroker.start(BrokerOptions.in(folder))) {
            assertThat(broker.clusterId()).isEqualTo(clusterId);
            assertThat(Records.read(broker.bootstrapServers(), TOPIC)).isEqualTo(values);
        }
    }

    @Test
    void only_what_was_committed_is_seen_by_a_reader_of_committed_records() throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerOptions.in(folder))) {
            Records.createTopic(broker.bootstrapServers(), TOPIC);
            try (var producer = Records.producer(broker.bootstrapServers(), Map.of("transactional.id", "one"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "taken back")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "committed")).get();
                producer.commitTransaction();
            }

            assertThat(Records.read(broker.bootstrapServers(), TOPIC)).containsExactly("committed");
        }
    }

    @Test
    void a_record_may_be_of_any_time_even_one_that_has_not_come() throws Exception {
        try (var broker = EmbeddedBroker.start(BrokerOptions.in(folder))) {
            Records.createTopic(broker.bootstrapServers(), TOPIC);
            try (var producer = Records.producer(broker.bootstrapServers(), Map.of())) {
                for (var time : List.of("1999-12-31T23:59:59Z", "2038-01-19T03:14:07Z")) {
                    var millis = Instant.parse(time).toEpochMilli();
                    producer.send(new ProducerRecord<>(TOPIC, null, millis, null, time))
                            .get();
                }
            }

            assertThat(Records.read(broker.bootstrapServers(), TOPIC))
                    .containsExactly("1999-12-31T23:59:59Z", "2038-01-19T03:14:07Z");
        }
    }

    @Test
    void two_brokers_run_side_by_side(@TempDir Path other) {
        try (var one = EmbeddedBroker.start(BrokerOptions.in(folder));
                var two = EmbeddedBroker.start(BrokerOptions.in(other))) {
            assertThat(one.bootstrapServers()).isNotEqualTo(two.bootstrapServers());
            assertThat(one.clusterId()).isNotEqualTo(two.clusterId());
        }
    }

    @Test
    void a_folder_in_use_is_refused_by_its_name() {
        try (var broker = EmbeddedBroker.start(BrokerOptions.in(folder))) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedBroker.start(BrokerOptions.in(folder)))
                    .isInstanceOf(StartException.class)
                    .hasMessage("The broker's data folder '%s' is in use by another broker;".formatted(folder)
                            + " stop that one or name another folder");
        }
    }

    @Test
    void a_port_in_use_is_refused_by_its_number_and_the_folder_is_free_again() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(BrokerOptions.LOOPBACK))) {
            var port = taken.getLocalPort();
            assertThatThrownBy(
                            () -> EmbeddedBroker.start(BrokerOptions.in(folder).onPort(port)))
                    .isInstanceOf(StartException.class)
                    .hasMessage("Cannot listen on 127.0.0.1:%d (Address already in use);".formatted(port)
                            + " choose another address, or port 0 for a free one");
        }
        try (var broker = EmbeddedBroker.start(BrokerOptions.in(folder))) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }
}
