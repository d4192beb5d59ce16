/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import io.certtrail.alerting.format.OneLine;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Every kind of receiver. Adding one is a class and a line here. */
public enum Sinks {
    NDJSON("ndjson", FileSink::check, FileSink::open),
    KAFKA("kafka", KafkaTopicSink::check, KafkaTopicSink::open),
    SYSLOG("syslog", SyslogSink::check, SyslogSink::open, SyslogSink::longest),
    WEBHOOK("webhook", WebhookSink::check, WebhookSink::open);

    private final String id;
    private final Consumer<SinkConfig> check;
    private final BiFunction<SinkConfig, Surroundings, Sink> opener;
    private final ToIntFunction<SinkConfig> longest;

    Sinks(String id, Consumer<SinkConfig> check, BiFunction<SinkConfig, Surroundings, Sink> opener) {
        this(id, check, opener, any -> Integer.MAX_VALUE);
    }

    Sinks(
            String id,
            Consumer<SinkConfig> check,
            BiFunction<SinkConfig, Surroundings, Sink> opener,
            ToIntFunction<SinkConfig> longest) {
        this.id = id;
        this.check = check;
        this.opener = opener;
        this.longest = longest;
    }

    /** The name used in configuration. */
    public String id() {
        return id;
    }

    /** The kind of that name. */
    public static Sinks of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No sink type '%s'; known types: %s".formatted(OneLine.visible(id), known())));
    }

    void check(SinkConfig config) {
        check.accept(config);
    }

    Sink open(SinkConfig config, Surroundings surroundings) {
        return opener.apply(config, surroundings);
    }

    /** How many bytes an alert may have that is sent there. */
    int longest(SinkConfig config) {
        return longest.applyAsInt(config);
    }

    private static String known() {
        return Arrays.stream(values()).map(Sinks::id).collect(Collectors.joining(", "));
    }
}
