/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerMainIT {
    private static final String TOPIC = "events";

    /** Three seconds on a quiet machine; the bound is for one that has much else to do. */
    private static final Duration BACK_AFTER_A_KILL = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void acknowledged_records_survive_a_kill_and_the_broker_is_soon_back() throws Exception {
        var values = Records.numbered(20_000);
        try (var broker = ForkedService.ready(BrokerMain.class, "--data", folder.toString())) {
            Records.createTopic(broker.place(), TOPIC);
            Records.write(broker.place(), TOPIC, values);
            broker.kill();
        }

        var killed = System.nanoTime();
        try (var broker = ForkedService.ready(BrokerMain.class, "--data", folder.toString())) {
            assertThat(Records.read(broker.place(), TOPIC)).isEqualTo(values);
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(BACK_AFTER_A_KILL);
        }
    }

    @Test
    void a_broker_killed_while_it_is_written_to_keeps_what_it_acknowledged_and_its_order() throws Exception {
        try (var broker = ForkedService.ready(BrokerMain.class, "--data", folder.toString())) {
            Records.createTopic(broker.place(), TOPIC);
            var acknowledged = Records.writeUntilKilled(broker, TOPIC, 2000);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2000);
            try (var again = ForkedService.ready(BrokerMain.class, "--data", folder.toString())) {
                assertThat(Records.read(again.place(), TOPIC)).startsWith(acknowledged.toArray(String[]::new));
            }
        }
    }

    @Test
    void a_second_process_on_a_folder_ends_with_one_line_that_names_it() throws Exception {
        try (var broker = ForkedService.ready(BrokerMain.class, "--data", folder.toString())) {
            var second = ForkedService.ended(BrokerMain.class, "--data", folder.toString());

            assertThat(broker.place()).startsWith("127.0.0.1:");
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.lines())
                    .containsExactly("The broker's data folder '%s' is in use by another broker;".formatted(folder)
                            + " stop that one or name another folder");
            assertThat(broker.terminate()).isTrue();
        }
    }
}
