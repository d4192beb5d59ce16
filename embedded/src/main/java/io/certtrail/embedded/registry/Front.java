/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.certtrail.embedded.process.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server in front of the interface: limits, JSON in and out, errors. */
final class Front implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int OK = 200;
    private static final int INTERNAL_ERROR = 500;

    /** A request that comes in slowly holds a thread, so there are more of them than there is work for. */
    private static final int THREADS = 64;

    private static final int IDLE_SECONDS = 10;

    /**
     * The JDK's server reads these once, when its class loads. Without the first it answers on a kept connection only
     * after 40 ms; the second cuts off a request that takes longer to come in, in seconds.
     */
    private static final Map<String, String> SERVER_SETTINGS = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "10",
            "jdk.httpserver.maxConnections", "256");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Api api;
    private final int bodyLimit;

    private Front(HttpServer server, Api api, int bodyLimit) {
        this.server = server;
        this.api = api;
        this.bodyLimit = bodyLimit;
        this.threads = threads();
    }

    static Front open(RegistryOptions options, Api api) {
        SERVER_SETTINGS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        try {
            var address = new InetSocketAddress(options.host(), options.port());
            var front = new Front(HttpServer.create(address, 0), api, options.bodyLimit());
            front.server.setExecutor(front.threads);
            front.server.createContext("/", front::serve);
            front.server.start();
            return front;
        } catch (IOException e) {
            throw new StartException(
                    "Cannot listen on %s:%d (%s); choose another address, or port 0 for a free one"
                            .formatted(options.host(), options.port(), e.getMessage()),
                    e);
        }
    }

    private static ExecutorService threads() {
        var number = new AtomicInteger();
        var threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    var thread = new Thread(task, "registry-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                var body = body(exchange);
                var uri = exchange.getRequestURI();
                var query = Request.query(Objects.requireNonNullElse(uri.getRawQuery(), ""));
                send(exchange, OK, api.answer(exchange.getRequestMethod(), uri.getRawPath(), query, body));
            } catch (RegistryError e) {
                send(exchange, e.status(), error(e.code(), Objects.requireNonNullElse(e.getMessage(), "")));
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("request not answered");
                send(exchange, INTERNAL_ERROR, error(INTERNAL_ERROR, "The registry failed; its log says why"));
            }
        }
    }

    private JsonNode body(HttpExchange exchange) throws IOException {
        refuseBrowsers(exchange);
        var bytes = exchange.getRequestBody().readNBytes(bodyLimit + 1);
        if (bytes.length > bodyLimit) {
            throw RegistryError.bodyTooLong(bodyLimit);
        }
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw RegistryError.badRequest("The request is no JSON: " + e.getOriginalMessage());
        }
    }

    /** A page of some web site must not reach the registry through the browser of somebody on this computer. */
    private static void refuseBrowsers(HttpExchange exchange) {
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            throw RegistryError.forbidden("Requests of web pages are refused");
        }
    }

    private static JsonNode error(int code, String message) {
        return JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
