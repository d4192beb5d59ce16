/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import io.certtrail.alerting.format.OneLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One HTTP POST for each alert.
 *
 * <p>The host is resolved and its addresses are checked right before each request, and the client finds them in the
 * JVM's cache of addresses. Redirects are not followed: they would lead past that check.
 */
final class WebhookSink implements Sink {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    /** Answers that speak of the receiver only, never of what it was sent. */
    private static final Set<Integer> BUSY = Set.of(408, 429, 502, 503, 504);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI target;
    private final AddressRule rule;
    private final Duration patience;
    private final String authorization;
    private final RetryAfter retryAfter;
    private final HttpClient client;

    private WebhookSink(SinkConfig config, Clock clock) {
        this.target = target(config);
        this.rule = rule(config);
        this.patience = patience(config);
        this.authorization = config.option("authorization", "");
        this.retryAfter = new RetryAfter(clock);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(Tls.context(config))
                .build();
    }

    static void check(SinkConfig config) {
        config.allowOnly(List.of("allow", "authorization", "ca", "certificate", "key", "timeout"));
        if (!config.format().isJson()) {
            throw config.wrong("sends JSON and cannot send %s; try format ocsf"
                    .formatted(config.format().id()));
        }
        Tls.check(config, target(config));
        rule(config);
        patience(config);
        if (!config.option("authorization", "").chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw config.wrong("has an authorization that is not one line of ASCII");
        }
    }

    static Sink open(SinkConfig config, Surroundings surroundings) {
        return new WebhookSink(config, surroundings.clock());
    }

    @Override
    public List<Outcome> deliver(List<Alert> batch) {
        var outcomes = new ArrayList<Outcome>();
        for (var alert : batch) {
            var outcome = post(alert);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Retry) {
                break;
            }
        }
        return outcomes;
    }

    @Override
    public void close() {}

    private Outcome post(Alert alert) {
        try {
            rule.check(target.getHost());
            return judged(answer(request(alert)));
        } catch (IOException e) {
            return new Outcome.Retry("no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry("interrupted");
        }
    }

    /** The client's own time limit ends with the headers; this one holds for the whole exchange. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        var exchange = client.sendAsync(request, head -> new FirstBytes());
        try {
            return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("nothing within " + patience, e);
        } finally {
            exchange.cancel(true);
        }
    }

    private HttpRequest request(Alert alert) {
        var request = HttpRequest.newBuilder(target)
                .header("Content-Type", alert.mediaType())
                .header("Idempotency-Key", alert.idempotencyKey())
                .header("User-Agent", "certtrail")
                .POST(HttpRequest.BodyPublishers.ofString(alert.body(), StandardCharsets.UTF_8));
        return authorization.isEmpty()
                ? request.build()
                : request.header("Authorization", authorization).build();
    }

    private Outcome judged(HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered();
        }
        var reason = "HTTP %d: %s".formatted(status, OneLine.visible(answer.body()));
        if (status == 408 || status == 429 || status >= 500) {
            return new Outcome.Retry(reason, retryAfter.of(answer.headers()), !BUSY.contains(status));
        }
        return new Outcome.Refused(reason);
    }

    private static URI target(SinkConfig config) {
        try {
            var target = URI.create(config.target());
            if (target.getScheme() != null
                    && SCHEMES.contains(target.getScheme())
                    && target.getHost() != null
                    && target.getUserInfo() == null) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            throw config.wrong("has a target that is no URL; try https://hooks.example/alerts");
        }
        throw config.wrong("needs a target such as https://hooks.example/alerts: http or https, a host, no user in it");
    }

    private static AddressRule rule(SinkConfig config) {
        var entries = Arrays.stream(config.option("allow", "").split("[,\\s]+"));
        try {
            return new AddressRule(entries.filter(entry -> !entry.isEmpty()).toList());
        } catch (IllegalArgumentException e) {
            throw config.wrong("cannot allow what it is told to: " + e.getMessage());
        }
    }

    private static Duration patience(SinkConfig config) {
        try {
            var patience = Duration.parse(config.option("timeout", "PT10S"));
            if (patience.compareTo(Duration.ofMillis(1)) >= 0 && patience.compareTo(Duration.ofSeconds(15)) <= 0) {
                return patience;
            }
        } catch (DateTimeParseException e) {
            throw config.wrong("has the timeout '%s'; try PT10S".formatted(config.option("timeout")));
        }
        throw config.wrong("has the timeout '%s'; it may be up to PT15S".formatted(config.option("timeout")));
    }
}
