/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends calls to the registries of a list, one after the other, until one settles them. */
final class RegistryHttp {
    private static final String CONTENT = "application/vnd.schemaregistry.v1+json";
    private static final int LONGEST_BODY = 8 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryConfig config;
    private final Duration readTimeout;
    private final HttpClient client;
    private volatile int current;

    RegistryHttp(RegistryConfig config) {
        this.config = config;
        this.readTimeout = Duration.ofMillis(config.settings().number("http.read.timeout.ms", 60_000, 1));
        this.client = client(config.settings());
    }

    private static HttpClient client(Settings settings) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofMillis(settings.number("http.connect.timeout.ms", 60_000, 1)));
        settings.text("proxy.host").ifPresent(host -> {
            var port = (int) settings.number("proxy.port", 8080, 1);
            builder.proxy(ProxySelector.of(new InetSocketAddress(host, port)));
        });
        RegistryTls.context(settings).ifPresent(builder::sslContext);
        return builder.build();
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer post(String path, JsonNode body) {
        return send("POST", path, BodyPublishers.ofString(body.toString()));
    }

    private Answer send(String method, String path, BodyPublisher body) {
        var answer = round(method, path, body);
        for (var round = 0; !answer.settled() && round < config.retry().times(); round++) {
            pause(config.retry().before(round));
            answer = round(method, path, body);
        }
        return answer;
    }

    /** Asks each registry once, beginning with the one that answered last. */
    private Answer round(String method, String path, BodyPublisher body) {
        var endpoints = config.endpoints();
        var first = current;
        var answer = ask(endpoints.get(first), method, path, body);
        for (var next = 1; !answer.settled() && next < endpoints.size(); next++) {
            var index = (first + next) % endpoints.size();
            answer = ask(endpoints.get(index), method, path, body);
            if (answer.settled()) {
                current = index;
            }
        }
        return answer;
    }

    private Answer ask(Endpoint endpoint, String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(endpoint.url() + path))
                .method(method, body)
                .header("Content-Type", CONTENT)
                .header("Accept", CONTENT + ", application/json")
                .header("Confluent-Accept-Unknown-Properties", "true");
        endpoint.authorization().ifPresent(value -> request.header("Authorization", value));
        config.headers().forEach(request::header);
        var call = begin(request.build());
        try {
            var response = call.get(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(endpoint, response.statusCode(), json(response.body()), Optional.empty());
        } catch (ExecutionException e) {
            return Answer.none(endpoint, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            call.cancel(true);
            return Answer.none(endpoint, new IOException("no answer within " + readTimeout, e));
        } catch (InterruptedException e) {
            call.cancel(true);
            throw interrupted(e);
        }
    }

    /**
     * Sends on a thread of its own. The client's own asynchronous calls end in the common pool, whose threads may all
     * be waiting for this very answer.
     */
    private FutureTask<HttpResponse<byte[]>> begin(HttpRequest request) {
        var call = new FutureTask<>(() -> client.send(request, response -> new BoundedBody(LONGEST_BODY)));
        var thread = new Thread(call, "schema-registry");
        thread.setDaemon(true);
        thread.start();
        return call;
    }

    /** What is no JSON counts as nothing: proxies answer errors in HTML. */
    private static JsonNode json(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InterruptException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InterruptException("Interrupted while waiting for the schema registry", e);
    }
}
