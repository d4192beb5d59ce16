/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** A schema registry of one process and one test: what it is told it holds, and what it is asked it writes down. */
public final class StubRegistry implements AutoCloseable {
    static {
        // else the JDK's server waits for the client's delayed acknowledgement at each answer
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSIONS = Pattern.compile("/subjects/([^/]+)/versions");
    private static final Pattern VERSION = Pattern.compile("/subjects/([^/]+)/versions/(\\w+)");
    private static final Pattern SUBJECT = Pattern.compile("/subjects/([^/]+)");
    private static final Pattern ID = Pattern.compile("/schemas/(ids|guids)/([\\w-]+)");

    /** An answer given without looking at the question. */
    record Canned(int status, String body) {}

    private final HttpServer server;
    private final List<ObjectNode> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();
    private final Map<String, Integer> guids = new LinkedHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Canned> canned = new ConcurrentLinkedQueue<>();
    private final Queue<Map<String, List<String>>> headers = new ConcurrentLinkedQueue<>();

    public StubRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All requests so far, as method and path with its query. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    String header(String name) {
        var last = new ArrayDeque<>(headers).getLast();
        return last.getOrDefault(name, List.of("none")).get(0);
    }

    /** The next requests get these answers, one each. */
    void answer(int status, String body) {
        canned.add(new Canned(status, body));
    }

    /** Puts a schema in as a subject's newest version. */
    public synchronized int put(String subject, String schema) {
        return put(subject, JsonNodeFactory.instance.objectNode().put("schema", schema));
    }

    synchronized int put(String subject, ObjectNode entry) {
        var text = entry.path("schema").asText();
        var id = 1;
        while (id <= schemas.size()
                && !schemas.get(id - 1).path("schema").asText().equals(text)) {
            id++;
        }
        if (id > schemas.size()) {
            schemas.add(entry);
        }
        var versions = subjects.computeIfAbsent(subject, any -> new ArrayList<>());
        if (!versions.contains(id)) {
            versions.add(id);
        }
        return id;
    }

    synchronized void guid(String guid, int id) {
        guids.put(guid, id);
    }

    /** The newest schema of a subject. */
    public synchronized Schema latest(String subject) {
        var versions = subjects.get(subject);
        return new Schema.Parser()
                .parse(schemas.get(versions.get(versions.size() - 1) - 1)
                        .path("schema")
                        .asText());
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        var body = exchange.getRequestBody().readAllBytes();
        var next = canned.poll();
        var answer = next == null ? answer(exchange, body.length == 0 ? null : JSON.readTree(body)) : next;
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        } finally {
            exchange.close();
        }
    }

    private synchronized Canned answer(HttpExchange exchange, JsonNode body) {
        var path = exchange.getRequestURI().getRawPath();
        var post = "POST".equals(exchange.getRequestMethod());
        var versions = VERSIONS.matcher(path);
        if (post && versions.matches()) {
            var id = put(decoded(versions.group(1)), (ObjectNode) body);
            return ok(entry(id).put("id", id));
        }
        var subject = SUBJECT.matcher(path);
        if (post && subject.matches()) {
            return lookup(decoded(subject.group(1)), body.path("schema").asText());
        }
        var version = VERSION.matcher(path);
        if (version.matches()) {
            return version(decoded(version.group(1)), version.group(2));
        }
        var id = ID.matcher(path);
        return id.matches() ? byId(id.group(1), id.group(2)) : missing(404, "HTTP 404 Not Found");
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }

    private Canned lookup(String subject, String schema) {
        for (int id : subjects.getOrDefault(subject, List.of())) {
            if (schemas.get(id - 1).path("schema").asText().equals(schema)) {
                return ok(entry(id).put("id", id));
            }
        }
        return missing(40403, "Schema not found");
    }

    private Canned version(String subject, String version) {
        var ids = subjects.get(subject);
        if (ids == null) {
            return missing(40401, "Subject '%s' not found.".formatted(subject));
        }
        var number = "latest".equals(version) ? ids.size() : Integer.parseInt(version);
        var id = ids.get(number - 1);
        return ok(entry(id).put("id", id).put("subject", subject).put("version", number));
    }

    private Canned byId(String kind, String name) {
        var id = "ids".equals(kind) ? Integer.parseInt(name) : guids.getOrDefault(name, 0);
        return id > 0 && id <= schemas.size() ? ok(entry(id)) : missing(40403, "Schema " + name + " not found");
    }

    private ObjectNode entry(int id) {
        return schemas.get(id - 1).deepCopy();
    }

    private static Canned ok(ObjectNode body) {
        return new Canned(200, body.toString());
    }

    static String error(int code, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("error_code", code)
                .put("message", message)
                .toString();
    }

    private static Canned missing(int code, String message) {
        return new Canned(404, error(code, message));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
