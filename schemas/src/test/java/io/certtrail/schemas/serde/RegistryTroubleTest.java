/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.certtrail.schemas.Examples;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.wire.WireTypes;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTroubleTest {
    private static final Incident INCIDENT = Examples.incident();

    private StubRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new StubRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, AuthenticationException, false, check basic.auth.user.info or bearer.auth.token",
        "403, AuthorizationException, false, give this user the right to the subject",
        "404, SerializationException, false, 'register it first, or set auto.register.schemas=true'",
        "409, SerializationException, false, 'bring the subject''s schemas in line, or change its compatibility'",
        "422, SerializationException, false, correct the request or the registry",
        "429, ThrottlingQuotaExceededException, true, it is tried again",
        "502, DisconnectException, true, it is tried again",
        "408, TimeoutException, true, it is tried again",
        "500, TimeoutException, true, it is tried again",
        "503, TimeoutException, true, it is tried again",
        "504, TimeoutException, true, it is tried again"
    })
    void every_refusal_has_its_kind_and_its_way_out(int status, String type, boolean retriable, String wayOut) {
        registry.answer(status, StubRegistry.error(status * 100, "said\n so \u001b[31m"));
        var thrown = catchThrowable(() -> serializer(Map.of("max.retries", 0)).serialize("incidents", INCIDENT));
        assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
        assertThat(thrown instanceof RetriableException).isEqualTo(retriable);
        assertThat(thrown)
                .hasMessage(
                        "Schema registry %s, subject incidents-value: %d00 said so [31m; %s",
                        registry.url(), status, wayOut);
    }

    @Test
    void an_error_page_of_a_proxy_is_told_by_its_status() {
        registry.answer(403, "<html>no</html>");
        assertThatThrownBy(() -> serializer(Map.of()).serialize("incidents", INCIDENT))
                .hasMessageContaining("subject incidents-value: status 403; ");
    }

    @Test
    void a_success_that_is_no_success_of_a_registry_is_refused() {
        registry.answer(204, "");
        registry.answer(200, "<html>welcome</html>");
        registry.answer(200, "{}");
        var serializer = serializer(Map.of());
        assertThatThrownBy(() -> serializer.serialize("incidents", INCIDENT)).hasMessageContaining("status 204");
        assertThatThrownBy(() -> serializer.serialize("incidents", INCIDENT))
                .hasMessageContaining("is this a schema registry?");
        assertThatThrownBy(() -> serializer.serialize("incidents", INCIDENT)).hasMessageContaining("has no id");
    }

    @Test
    void what_passes_is_tried_again() {
        registry.answer(503, "");
        registry.answer(429, "");
        registry.answer(500, "");
        assertThat(serializer(Map.of("retries.wait.ms", 0)).serialize("incidents", INCIDENT))
                .startsWith(0, 0, 0, 0, 1);
        assertThat(registry.calls()).hasSize(4);
    }

    @Test
    void what_does_not_pass_is_given_up_after_the_last_retry_and_tried_anew_with_the_next_record() {
        for (var i = 0; i < 3; i++) {
            registry.answer(503, "");
        }
        var serializer = serializer(Map.of("retries.wait.ms", 0, "max.retries", 2));
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> serializer.serialize("incidents", INCIDENT));
        assertThat(serializer.serialize("incidents", INCIDENT)).isNotEmpty();
    }

    @Test
    void what_is_final_is_not_tried_again() {
        registry.answer(401, "");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> serializer(Map.of("retries.wait.ms", 0)).serialize("incidents", INCIDENT));
        assertThat(registry.calls()).hasSize(1);
    }

    @Test
    void waits_between_retries_double_up_to_the_longest() {
        var retry = RegistryConfig.of(Map.of("schema.registry.url", "http://h:1"), false)
                .retry();
        assertThat(List.of(retry.before(0), retry.before(1), retry.before(4), retry.before(99)))
                .map(Duration::toSeconds)
                .containsExactly(1L, 2L, 16L, 20L);
    }

    @Test
    void the_next_registry_of_the_list_steps_in_and_stays() throws IOException {
        var urls = List.of("http://127.0.0.1:" + closedPort(), registry.url());
        var serializer = serializer(Map.of("schema.registry.url", urls));
        serializer.serialize("incidents", INCIDENT);
        serializer.serialize("diagnoses", INCIDENT);
        assertThat(registry.calls()).hasSize(2);

        registry.answer(503, "");
        try (var other = new StubRegistry()) {
            var both = serializer(Map.of("schema.registry.url", registry.url() + "," + other.url()));
            assertThat(both.serialize("trails", INCIDENT)).isNotEmpty();
            assertThat(other.calls()).hasSize(1);
        }
    }

    @Test
    void a_registry_that_is_not_there_is_named() throws IOException {
        var port = closedPort();
        var serializer = serializer(Map.of("schema.registry.url", "http://127.0.0.1:" + port, "max.retries", 0));
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> serializer.serialize("incidents", INCIDENT))
                .withMessage(
                        "Schema registry http://127.0.0.1:%d, subject incidents-value: "
                                + "not reached (ConnectException); start it, or correct schema.registry.url",
                        port);
    }

    @Test
    void a_registry_that_does_not_answer_in_time_is_given_up() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var serializer = serializer(Map.of(
                    "schema.registry.url",
                    "http://127.0.0.1:" + silent.getLocalPort(),
                    "max.retries",
                    0,
                    "http.read.timeout.ms",
                    30));
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> serializer.serialize("incidents", INCIDENT))
                    .withMessageContaining("not reached (no answer within PT0.03S)");
        }
    }

    @Test
    void an_answer_without_end_is_given_up() {
        registry.answer(200, "x".repeat((8 << 20) + 1));
        assertThatThrownBy(() -> serializer(Map.of("max.retries", 0)).serialize("incidents", INCIDENT))
                .hasMessageContaining("the answer is longer than 8388608 bytes");
    }

    @Test
    void a_subject_whose_schemas_differ_does_not_harm_another() {
        registry.answer(409, StubRegistry.error(409, "incompatible"));
        var serializer = serializer(Map.of());
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize("incidents", INCIDENT));
        assertThat(serializer.serialize("diagnoses", INCIDENT)).isNotEmpty();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Serializer<Incident> serializer(Map<String, ?> more) {
        var config = new HashMap<String, Object>(Map.of("schema.registry.url", registry.url()));
        config.put("serde.provider", "builtin");
        config.put("retries.wait.ms", 1);
        config.putAll(more);
        return AvroSerdes.registry(WireTypes.INCIDENT, config, false).serializer();
    }
}
