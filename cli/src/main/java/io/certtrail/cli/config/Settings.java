/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.config;

import io.certtrail.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the roles.
 *
 * @param data folder of what has to outlive the process
 * @param alert where diagnoses and incidents go, as alerting reads it
 */
public record Settings(
        String tenant,
        @Nullable Path catalogue,
        Path data,
        Kafka kafka,
        Registry registry,
        Ship ship,
        Correlate correlate,
        Map<String, Object> alert) {

    /** How brokers are reached, and what topics are called. */
    public record Kafka(
            String bootstrap, String prefix, int partitions, int replication, Map<String, String> properties) {}

    /** How the schema registry is reached. */
    public record Registry(String url, Map<String, String> properties) {}

    /**
     * What is shipped, and how.
     *
     * @param follow whether logs are followed while they are written
     * @param name under which positions are kept; empty for the name of this computer
     * @param idle how late a line may be written before nobody waits for it
     * @param poll how often it is looked for news
     */
    public record Ship(
            List<Path> paths,
            String timezone,
            boolean follow,
            String name,
            Duration idle,
            Duration poll,
            List<ForeignTopic> topics) {}

    /**
     * A topic that other shippers write to.
     *
     * @param bootstrap of its cluster; null for the one of events
     * @param origin where all its events go; null when each record says so
     * @param host computer of records that name none, or null
     * @param fields columns of IIS lines without a header, or null
     * @param grace how late a record may come after what it tells
     */
    public record ForeignTopic(
            String topic,
            @Nullable String bootstrap,
            Map<String, String> properties,
            @Nullable String origin,
            @Nullable String host,
            String timezone,
            @Nullable String fields,
            Duration grace) {}

    /** How the correlator runs. */
    public record Correlate(String applicationId, int threads) {}

    /** Reads a file; relative paths in it are relative to it. */
    public static Settings read(Path file, Map<String, String> environment) {
        var folder = file.toAbsolutePath().resolveSibling("");
        var yaml = new StrictYaml(file.toString(), new Secrets(environment, folder));
        return of(yaml.read(text(file), Schema.published()), folder);
    }

    /** What holds without a file. */
    public static Settings defaults(Path folder) {
        return of(Map.of(), folder);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.usage("--config '%s' cannot be read; check the path and its rights".formatted(file), e);
        }
    }

    private static Settings of(Map<String, Object> values, Path folder) {
        var root = new Section(values, Schema.published());
        var kafka = root.section("kafka");
        var registry = root.section("registry");
        var ship = root.section("ship");
        var correlate = root.section("correlate");
        var catalogue = values.get("catalogue");
        return new Settings(
                root.text("tenant"),
                catalogue == null ? null : folder.resolve(catalogue.toString()),
                folder.resolve(root.text("data")),
                new Kafka(
                        kafka.text("bootstrap"),
                        kafka.text("prefix"),
                        kafka.number("partitions"),
                        kafka.number("replication"),
                        kafka.texts("properties")),
                new Registry(registry.text("url"), registry.texts("properties")),
                new Ship(
                        ship.paths("paths", folder),
                        ship.text("timezone"),
                        ship.flag("follow"),
                        ship.text("name"),
                        ship.duration("idle"),
                        ship.duration("poll"),
                        ship.list("topics").stream().map(Settings::topic).toList()),
                new Correlate(correlate.text("application-id"), correlate.number("threads")),
                root.map("alert"));
    }

    private static ForeignTopic topic(Section topic) {
        return new ForeignTopic(
                topic.text("topic"),
                topic.textOrNull("bootstrap"),
                topic.texts("properties"),
                topic.textOrNull("origin"),
                topic.textOrNull("host"),
                topic.text("timezone"),
                topic.textOrNull("fields"),
                topic.duration("grace"));
    }

    /** These settings with another way to reach the services. */
    public Settings with(String bootstrap, String registryUrl) {
        return new Settings(
                tenant,
                catalogue,
                data,
                new Kafka(bootstrap, kafka.prefix(), kafka.partitions(), kafka.replication(), kafka.properties()),
                new Registry(registryUrl, registry.properties()),
                ship,
                correlate,
                alert);
    }

    /** One checked object of the file; what is not there has the schema's default. */
    private record Section(Map<String, Object> values, Schema schema) {
        Section section(String name) {
            return new Section(map(name), schema.key(name).orElseThrow());
        }

        @SuppressWarnings("unchecked") // the schema has checked that it is an object
        Map<String, Object> map(String name) {
            return (Map<String, Object>) values.getOrDefault(name, Map.of());
        }

        String text(String name) {
            return values.getOrDefault(name, schema.defaultOf(name)).toString();
        }

        @Nullable String textOrNull(String name) {
            var value = values.get(name);
            return value == null ? null : value.toString();
        }

        @SuppressWarnings("unchecked") // the schema has checked that they are objects
        List<Section> list(String name) {
            var items = schema.key(name).orElseThrow().items();
            return values.get(name) instanceof List<?> list
                    ? list.stream()
                            .map(item -> new Section((Map<String, Object>) item, items))
                            .toList()
                    : List.of();
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }

        boolean flag(String name) {
            return Boolean.parseBoolean(text(name));
        }

        /** Written as 90s, 5m or 1h. */
        Duration duration(String name) {
            return Duration.parse("PT" + text(name));
        }

        Map<String, String> texts(String name) {
            return map(name).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().toString()));
        }

        List<Path> paths(String name, Path folder) {
            return values.get(name) instanceof List<?> paths
                    ? paths.stream()
                            .map(path -> folder.resolve(path.toString()))
                            .toList()
                    : List.of();
        }
    }
}
