/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.certtrail.alerting.Samples;
import io.certtrail.alerting.delivery.HandClock;
import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.schemas.diagnosis.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSinkTest extends SinkContract {
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private static final Answer ACCEPT = exchange -> exchange.sendResponseHeaders(204, -1);

    private final HandClock clock = new HandClock();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private volatile Answer answer = ACCEPT;
    private volatile int requests;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    private synchronized void count() {
        requests++;
    }

    private void take(HttpExchange exchange) throws IOException {
        count();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        if (answer == ACCEPT) {
            received.add(new Received(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
        }
        answer.to(exchange);
        exchange.close();
    }

    @Override
    protected Sink sink() {
        return sink(Map.of("allow", "127.0.0.0/8"));
    }

    private Sink sink(Map<String, String> options) {
        return config("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts", options)
                .checked()
                .open(new Surroundings(Map.of(), OutputStream.nullOutputStream(), clock));
    }

    @Override
    protected void breakDown() {
        answer = exchange -> exchange.sendResponseHeaders(503, -1);
    }

    @Override
    protected void repair() {
        answer = ACCEPT;
    }

    @Override
    protected boolean refuse() {
        answer = exchange -> exchange.sendResponseHeaders(400, -1);
        return true;
    }

    @Override
    protected List<Received> received(int atLeast) {
        return received;
    }

    @Test
    void a_receiver_says_how_long_to_leave_it_alone_in_seconds_or_by_a_date() {
        assertThat(afterAnswer(429, "120").after()).isEqualTo(Duration.ofSeconds(120));
        assertThat(afterAnswer(503, "Sun, 22 Nov 2026 00:05:00 GMT").after()).isEqualTo(Duration.ofMinutes(5));
        assertThat(afterAnswer(429, "999999999").after()).isEqualTo(Duration.ofHours(1));
        assertThat(afterAnswer(429, "Sat, 21 Nov 2026 00:05:00 GMT").after()).isEqualTo(Duration.ZERO);
        assertThat(afterAnswer(429, "soon").after()).isNull();
    }

    @Test
    void only_an_answer_that_may_be_due_to_the_alert_makes_it_suspect() {
        assertThat(afterAnswer(500, "1").suspect()).isTrue();
        assertThat(afterAnswer(503, "1").suspect()).isFalse();
        assertThat(afterAnswer(408, "1").suspect()).isFalse();
    }

    @Test
    void a_refusal_carries_the_beginning_of_the_answer_and_no_more() {
        answer = exchange -> {
            exchange.sendResponseHeaders(422, 1_000_000);
            exchange.getResponseBody().write("no such\u001b[2J field\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().write(new byte[10_000]);
        };

        var outcome = sink().deliver(alerts(1, 1)).get(0);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("HTTP 422: no such\\u001b[2J field\\u000a")
                                .hasSizeLessThan(600 * 6));
    }

    @Test
    void a_redirect_is_not_followed() {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        };

        assertThat(sink().deliver(alerts(1, 1))).singleElement().isInstanceOf(Outcome.Refused.class);
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void an_answer_that_does_not_come_is_given_up() {
        var never = new CountDownLatch(1);
        answer = exchange -> await(never);

        var outcomes = sink(Map.of("allow", "127.0.0.1", "timeout", "PT0.2S")).deliver(alerts(1, 3));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.reason()).contains("nothing within PT0.2S"));
        never.countDown();
    }

    @Test
    void an_answer_that_drips_is_given_up() {
        var never = new CountDownLatch(1);
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(never);
        };

        assertThat(sink(Map.of("allow", "127.0.0.1", "timeout", "PT0.3S")).deliver(alerts(1, 1)))
                .singleElement()
                .isInstanceOf(Outcome.Retry.class);
        never.countDown();
    }

    @Test
    void an_interrupt_ends_the_call_and_loses_nothing() {
        Thread.currentThread().interrupt();

        assertThat(sink().deliver(alerts(1, 2))).singleElement().isInstanceOf(Outcome.Retry.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_hostile_id_adds_no_header() {
        var alert =
                new Alert("a\r\nX-Evil: 1\u0000\u2028", 1, "C", Severity.LOW, Samples.LAST, "application/json", "{}");

        assertThat(sink().deliver(List.of(alert))).singleElement().isInstanceOf(Outcome.Delivered.class);
        assertThat(headers.get(0)).doesNotContainKey("X-evil");
        assertThat(received.get(0).key()).isEqualTo("a%0D%0AX-Evil%3A%201%00%E2%80%A8/1");
    }

    @Test
    void an_address_that_is_not_public_is_not_even_connected_to_unless_allowed() {
        var outcome = sink(Map.of()).deliver(alerts(1, 1)).get(0);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.reason())
                                .contains("127.0.0.1, which is not public; name it in the option allow"));
        assertThat(requests).isZero();
    }

    @Test
    void the_authorization_is_sent_and_never_shown() {
        var config = config("http://127.0.0.1/secret-path", Map.of("authorization", "Bearer canary"));
        sink(Map.of("allow", "127.0.0.1", "authorization", "Bearer canary")).deliver(alerts(1, 1));

        assertThat(headers.get(0).get("Authorization")).containsExactly("Bearer canary");
        assertThat(config.toString()).contains("authorization").doesNotContain("canary", "secret-path");
    }

    @Test
    void nonsense_is_refused_with_a_way_out() {
        for (var target :
                List.of("file:///etc/passwd", "gopher://x/", "hooks.example", "https://u:p@x/", "http://0x7f.1/")) {
            assertThatThrownBy(() -> config(target, Map.of()).checked())
                    .as(target)
                    .hasMessage("Sink 'hook' (webhook) needs a target such as https://hooks.example/alerts: "
                            + "http or https, a host, no user in it");
        }
        assertThatThrownBy(() -> config("https://x/", Map.of("timeout", "10s")).checked())
                .hasMessage("Sink 'hook' (webhook) has the timeout '10s'; try PT10S");
        assertThatThrownBy(() ->
                        config("https://x/", Map.of("allow", "10.0.0.0/33")).checked())
                .hasMessageContaining("'10.0.0.0/33' is no address and no range; try 10.1.2.3 or 10.0.0.0/8");
        assertThatThrownBy(
                        () -> new SinkConfig("hook", Sinks.WEBHOOK, AlertFormats.CEF, "https://x/", Map.of()).checked())
                .hasMessage("Sink 'hook' (webhook) sends JSON and cannot send cef; try format ocsf");
    }

    private Outcome.Retry afterAnswer(int status, String retryAfter) {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.sendResponseHeaders(status, -1);
        };
        return (Outcome.Retry) sink().deliver(alerts(1, 1)).get(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SinkConfig config(String target, Map<String, String> options) {
        return new SinkConfig("hook", Sinks.WEBHOOK, AlertFormats.OCSF, target, options);
    }
}
