/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.alerting.format.OneLine;
import io.certtrail.alerting.sink.SinkConfig;
import io.certtrail.alerting.sink.Sinks;
import io.certtrail.schemas.topic.Topic;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who is told of what: the section {@code alert} of the configuration; nobody when it lists no sinks.
 *
 * <pre>
 * sinks:
 *   - name: siem
 *     type: syslog             # ndjson, kafka, syslog or webhook
 *     format: cef              # ocsf (default), cef or jsonl
 *     target: tls://siem.example:6514
 *     send: all                # all (default), diagnoses or incidents
 *     in-flight: 500
 *     options: {facility: local4, ca: siem-ca.pem}
 * dead-letters: {type: ndjson, target: dead-letters.ndjson}
 * </pre>
 */
public record AlertConfig(List<Route> routes) {
    private static final Map<String, Set<Topic>> SUBJECTS = Map.of(
            "all", Set.of(Topic.DIAGNOSES, Topic.INCIDENTS),
            "diagnoses", Set.of(Topic.DIAGNOSES),
            "incidents", Set.of(Topic.INCIDENTS));

    public AlertConfig {
        routes = List.copyOf(routes);
        var names = new HashSet<String>();
        for (var route : routes) {
            if (!names.add(route.sink().name())) {
                throw new IllegalArgumentException("Two sinks are named '%s'; each needs a name of its own"
                        .formatted(route.sink().name()));
            }
        }
    }

    /** Reads the section; {@code place} names it in what is said of mistakes. */
    public static AlertConfig of(String place, Map<String, ?> section) {
        var node = ConfigNode.of(place, section).allowOnly(List.of("sinks", "dead-letters"));
        var deadLetters = deadLetters(
                node.has("dead-letters")
                        ? node.map("dead-letters")
                        : new ConfigNode(place + ".dead-letters", Map.of()));
        var sinks = node.has("sinks") ? node.maps("sinks") : List.<ConfigNode>of();
        return new AlertConfig(
                sinks.stream().map(sink -> route(sink, deadLetters)).toList());
    }

    /** Everything to standard output, a line of JSON each. */
    public static AlertConfig toStandardOutput() {
        var sink = Map.of("type", Sinks.NDJSON.id(), "format", AlertFormats.JSONL.id(), "target", "-");
        return of("alert", Map.of("sinks", List.of(sink)));
    }

    private static SinkConfig deadLetters(ConfigNode node) {
        node.allowOnly(List.of("type", "target", "options"));
        return located(
                node,
                () -> new SinkConfig(
                                "dead-letters",
                                Sinks.of(node.text("type", Sinks.NDJSON.id())),
                                AlertFormats.JSONL,
                                node.text("target", "dead-letters.ndjson"),
                                options(node))
                        .checked());
    }

    private static Route route(ConfigNode node, SinkConfig deadLetters) {
        node.allowOnly(List.of("name", "type", "format", "target", "send", "in-flight", "options"));
        return located(node, () -> new Route(sink(node), deadLetters, topics(node), node.number("in-flight", 500)));
    }

    private static SinkConfig sink(ConfigNode node) {
        var type = Sinks.of(node.text("type"));
        return new SinkConfig(
                        node.text("name", type.id()),
                        type,
                        AlertFormats.of(node.text("format", AlertFormats.OCSF.id())),
                        node.text("target"),
                        options(node))
                .checked();
    }

    private static Map<String, String> options(ConfigNode node) {
        return node.has("options") ? node.map("options").texts() : Map.of();
    }

    private static Set<Topic> topics(ConfigNode node) {
        var send = node.text("send", "all");
        var topics = SUBJECTS.get(send);
        if (topics == null) {
            throw new IllegalArgumentException(
                    "Cannot send '%s'; known: all, diagnoses, incidents".formatted(OneLine.visible(send)));
        }
        return topics;
    }

    private static <T> T located(ConfigNode node, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            var said = String.valueOf(e.getMessage());
            throw said.startsWith(node.place()) ? e : new IllegalArgumentException(node.place() + ": " + said, e);
        }
    }
}
