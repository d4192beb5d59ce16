/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certtrail.alerting.Samples;
import io.certtrail.alerting.delivery.HandClock;
import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.State;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyslogSinkTest extends SinkContract {
    private final HandClock clock = new HandClock();
    private SyslogReceiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new SyslogReceiver();
    }

    @AfterEach
    void hangUp() throws Exception {
        receiver.stop(true);
    }

    @Override
    protected Sink sink() {
        return config("tcp://127.0.0.1:" + receiver.port(), Map.of())
                .checked()
                .open(new Surroundings(Map.of(), OutputStream.nullOutputStream(), clock));
    }

    @Override
    protected void breakDown() throws Exception {
        receiver.stop(false);
    }

    @Override
    protected void repair() throws IOException {
        receiver.start();
    }

    @Override
    protected List<Received> received(int atLeast) throws InterruptedException {
        return keyed(receiver.awaitDistinct(atLeast));
    }

    @Test
    void severity_facility_host_and_code_are_where_a_collector_looks() throws InterruptedException {
        config("tcp://127.0.0.1:" + receiver.port(), Map.of("facility", "local4", "hostname", "alerts.example"))
                .open(new Surroundings(Map.of(), OutputStream.nullOutputStream(), clock))
                .deliver(alerts(1, 1));

        assertThat(receiver.await(1)).singleElement().satisfies(message -> {
            assertThat(message.priority()).isEqualTo(20 * 8 + 3);
            assertThat(message.host()).isEqualTo("alerts.example");
            assertThat(message.app()).isEqualTo("certtrail");
            assertThat(message.msgId()).isEqualTo("PKCS-RPC-UNAVAILABLE");
        });
    }

    @Test
    void what_a_reset_may_have_thrown_away_is_sent_again_on_the_next_connection() throws Exception {
        var sink = sink();
        sink.deliver(alerts(1, 3));
        received(3);
        receiver.stop(true);
        receiver.start();
        assertThat(sink.deliver(alerts(4, 4))).hasSize(1).first().isInstanceOf(Outcome.Delivered.class);

        assertThat(keyed(receiver.await(7)))
                .extracting(Received::key)
                .containsExactly("d-1/1", "d-2/1", "d-3/1", "d-1/1", "d-2/1", "d-3/1", "d-4/1");
    }

    @Test
    void what_was_read_long_before_an_orderly_end_is_not_sent_again() throws Exception {
        var sink = sink();
        sink.deliver(alerts(1, 3));
        received(3);
        clock.advance(Duration.ofMinutes(5));
        receiver.stop(false);
        receiver.start();
        sink.deliver(alerts(4, 4));

        assertThat(received(4)).extracting(Received::key).containsExactly("d-1/1", "d-2/1", "d-3/1", "d-4/1");
    }

    @Test
    void what_was_sent_an_hour_before_a_reset_is_not_sent_again() throws Exception {
        var sink = sink();
        sink.deliver(alerts(1, 3));
        received(3);
        clock.advance(Duration.ofHours(1));
        receiver.stop(true);
        receiver.start();
        sink.deliver(alerts(4, 4));

        assertThat(received(4)).extracting(Received::key).containsExactly("d-1/1", "d-2/1", "d-3/1", "d-4/1");
    }

    @Test
    void a_port_without_a_receiver_is_a_reason_to_try_again() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var sink = config("tcp://127.0.0.1:" + port, Map.of())
                .open(new Surroundings(Map.of(), OutputStream.nullOutputStream(), clock))) {
            assertThat(sink.deliver(alerts(1, 2))).singleElement().isInstanceOf(Outcome.Retry.class);
        }
    }

    @Test
    void a_diagnosis_is_as_long_as_the_receiver_is_said_to_take() {
        var evidence = Samples.diagnosis("long", 1, State.OPEN).evidence().get(0);
        var quoted = new Evidence(
                evidence.origin(),
                evidence.host(),
                evidence.time(),
                evidence.file(),
                evidence.position(),
                "x".repeat(900));
        var one = Samples.diagnosis("long", 1, State.OPEN);
        var long_ = one.with(one.causes(), Collections.nCopies(12, quoted));

        assertThat(config("tcp://siem:514", Map.of())
                        .writer(Samples.PRODUCT)
                        .diagnosis(long_)
                        .length())
                .isLessThan(8192);
        assertThat(config("tcp://siem:514", Map.of("max-bytes", "65536"))
                        .writer(Samples.PRODUCT)
                        .diagnosis(long_))
                .isEqualTo(AlertFormats.OCSF.by(Samples.PRODUCT).diagnosis(long_));
    }

    @Test
    void nonsense_is_refused_with_a_way_out() {
        assertThatThrownBy(() -> config("siem:514", Map.of()).checked())
                .hasMessage("Sink 'siem' (syslog) needs a target such as tcp://siem.example:601 "
                        + "or tls://siem.example:6514");
        assertThatThrownBy(() ->
                        config("tcp://siem:514", Map.of("facility", "local9")).checked())
                .hasMessageStartingWith("Sink 'siem' (syslog) has no facility 'local9'; known: kern, user");
        assertThatThrownBy(() ->
                        config("tcp://siem:514", Map.of("facilty", "local1")).checked())
                .hasMessage("Sink 'siem' (syslog) has no option 'facilty'; known options: "
                        + "app-name, ca, certificate, facility, hostname, key, max-bytes");
        assertThatThrownBy(() ->
                        config("tcp://siem:514", Map.of("max-bytes", "1k")).checked())
                .hasMessage("Sink 'siem' (syslog) has max-bytes '1k'; give what the receiver takes, 2048 to 1048576");
    }

    private static List<Received> keyed(List<SyslogReader.Message> messages) {
        return messages.stream()
                .map(message -> new Received(message.key(), message.text()))
                .toList();
    }

    private static SinkConfig config(String target, Map<String, String> options) {
        return new SinkConfig("siem", Sinks.SYSLOG, AlertFormats.OCSF, target, options);
    }
}
