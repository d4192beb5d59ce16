/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certtrail.embedded.BrokerOptions;
import io.certtrail.embedded.EmbeddedBroker;
import io.certtrail.embedded.process.StartException;
import io.certtrail.embedded.process.UnreachableException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REGISTERED = "{\"schema\":\"\\\"string\\\"\"}";

    @TempDir
    Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private EmbeddedRegistry registry() {
        return EmbeddedRegistry.start(broker.bootstrapServers(), RegistryOptions.onLoopback());
    }

    private static HttpResponse<String> send(EmbeddedRegistry registry, String method, String path, String body)
            throws Exception {
        var publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(registry.url() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .timeout(Duration.ofSeconds(30))
                .method(method, publisher)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void every_request_of_the_contract_is_answered_as_it_says() throws Exception {
        try (var registry = registry()) {
            for (var step : Contract.steps()) {
                var answer = send(registry, step.method(), step.path(), step.body());
                assertThat(answer.statusCode()).as(step + " " + answer.body()).isEqualTo(step.status());
                assertThat(shared(Contract.json(answer.body()), step.answer()))
                        .as(step.toString())
                        .isEqualTo(step.answer());
            }
        }
    }

    /** An object is asked for the fields that are expected of it only. */
    private static JsonNode shared(JsonNode answer, JsonNode expected) {
        if (!answer.isObject() || expected.isEmpty()) {
            return answer;
        }
        var names = new ArrayList<String>();
        expected.fieldNames().forEachRemaining(names::add);
        return ((ObjectNode) answer).retain(names);
    }

    @Test
    void a_registry_that_starts_again_answers_as_the_one_before() throws Exception {
        var paths = List.of(
                "/subjects?deleted=true",
                "/subjects/s-value/versions?deleted=true",
                "/subjects/s-value/versions/latest",
                "/schemas/ids/1",
                "/schemas/ids/1/versions",
                "/config/s-value",
                "/mode/s-value");
        var before = new ArrayList<String>();
        try (var registry = registry()) {
            send(registry, "POST", "/subjects/s-value/versions", REGISTERED);
            send(registry, "POST", "/subjects/t-value/versions", REGISTERED);
            send(registry, "DELETE", "/subjects/t-value", "");
            send(registry, "PUT", "/config/s-value", "{\"compatibility\":\"FULL\"}");
            send(registry, "PUT", "/mode/s-value", "{\"mode\":\"READONLY\"}");
            for (var path : paths) {
                before.add(send(registry, "GET", path, "").body());
            }
        }
        try (var registry = registry()) {
            for (var i = 0; i < paths.size(); i++) {
                assertThat(send(registry, "GET", paths.get(i), "").body()).isEqualTo(before.get(i));
            }
        }
    }

    @Test
    void an_id_is_not_given_again_after_its_schema_is_gone_and_the_registry_has_started_again() throws Exception {
        try (var registry = registry()) {
            send(registry, "POST", "/subjects/s-value/versions", REGISTERED);
            send(registry, "DELETE", "/subjects/s-value", "");
            send(registry, "DELETE", "/subjects/s-value?permanent=true", "");
        }
        try (var registry = registry()) {
            assertThat(send(registry, "GET", "/schemas/ids/1", "").statusCode()).isEqualTo(404);
            var answer = send(registry, "POST", "/subjects/s-value/versions", "{\"schema\":\"\\\"long\\\"\"}");
            assertThat(Contract.json(answer.body()).path("id").asInt()).isEqualTo(2);
        }
    }

    @Test
    void without_the_broker_it_still_reads_and_says_that_it_cannot_write() throws Exception {
        var hurried = new RegistryOptions("127.0.0.1", 0, 1 << 20, Duration.ofSeconds(2));
        try (var registry = EmbeddedRegistry.start(broker.bootstrapServers(), hurried)) {
            send(registry, "POST", "/subjects/s-value/versions", REGISTERED);
            broker.close();

            var refused = send(registry, "POST", "/subjects/t-value/versions", REGISTERED);
            assertThat(refused.statusCode()).isEqualTo(500);
            assertThat(Contract.json(refused.body()).path("error_code").asInt()).isEqualTo(50001);
            assertThat(send(registry, "GET", "/subjects", "").body()).isEqualTo("[\"s-value\"]");
        }
    }

    @Test
    void a_body_that_is_too_long_is_refused_and_does_no_harm() throws Exception {
        try (var registry = registry()) {
            var huge = "{\"schema\":\"" + "x".repeat(3 << 20) + "\"}";
            assertThat(send(registry, "POST", "/subjects/s-value/versions", huge)
                            .statusCode())
                    .isEqualTo(413);
            assertThat(send(registry, "GET", "/subjects", "").body()).isEqualTo("[]");
        }
    }

    @Test
    void a_schema_nested_too_deeply_is_refused_and_does_no_harm() throws Exception {
        var deep = "{\\\"type\\\":\\\"array\\\",\\\"items\\\":".repeat(20_000) + "\\\"int\\\"" + "}".repeat(20_000);
        try (var registry = registry()) {
            assertThat(send(registry, "POST", "/subjects/s-value/versions", "{\"schema\":\"" + deep + "\"}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(send(registry, "POST", "/subjects/s-value/versions", "[".repeat(500_000))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(send(registry, "GET", "/subjects", "").body()).isEqualTo("[]");
        }
    }

    @Test
    void clients_that_stop_in_the_middle_of_a_request_do_not_hold_up_others() throws Exception {
        var slow = new ArrayList<Socket>();
        try (var registry = registry()) {
            var port = URI.create(registry.url()).getPort();
            for (var i = 0; i < 40; i++) {
                var socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
                socket.getOutputStream()
                        .write("POST /subjects/s/versions HTTP/1.1\r\nContent-Length: 100\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            var asked = System.nanoTime();
            assertThat(send(registry, "GET", "/subjects", "").body()).isEqualTo("[]");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void requests_of_web_pages_are_refused() throws Exception {
        try (var registry = registry();
                var socket = new Socket(
                        InetAddress.getByName("127.0.0.1"),
                        URI.create(registry.url()).getPort())) {
            socket.getOutputStream()
                    .write("GET /subjects HTTP/1.1\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void records_of_another_kind_and_broken_ones_are_left_out() throws Exception {
        try (var registry = registry()) {
            send(registry, "POST", "/subjects/s-value/versions", REGISTERED);
        }
        var strangers = Map.of(
                "{\"keytype\":\"NOOP\",\"magic\":0}", "",
                "{\"keytype\":\"CONTEXT\",\"tenant\":\"default\",\"context\":\".\",\"magic\":0}", "{}",
                "no json", "no json");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            strangers.forEach((key, value) -> producer.send(new ProducerRecord<>(SchemaLog.TOPIC, key, value)));
        }
        try (var registry = registry()) {
            assertThat(send(registry, "GET", "/subjects", "").body()).isEqualTo("[\"s-value\"]");
        }
    }

    @Test
    void a_topic_that_would_lose_schemas_is_refused_by_its_name() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(SchemaLog.TOPIC, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
        assertThatThrownBy(this::registry)
                .isInstanceOf(StartException.class)
                .hasMessage("The topic '_schemas' has 3 partitions and cleanup.policy=delete;"
                        + " a registry needs 1 and compact: mend the topic or use another cluster");
    }

    @Test
    void a_broker_that_does_not_answer_is_named() {
        var hurried = new RegistryOptions("127.0.0.1", 0, 1 << 20, Duration.ofSeconds(2));
        assertThatThrownBy(() -> EmbeddedRegistry.start("127.0.0.1:1", hurried))
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith("Kafka at '127.0.0.1:1' was not reached within PT2S")
                .hasMessageEndingWith("start it, or name another with HOST:PORT");
        assertThatThrownBy(() -> EmbeddedRegistry.start("nowhere", hurried))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("The address 'nowhere' is no HOST:PORT of a Kafka broker");
    }
}
