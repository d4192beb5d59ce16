/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.serde;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to talk to a registry, by Confluent's configuration keys and with their defaults.
 *
 * @param useLatest write with the newest schema of the subject; only looked at when nothing is registered
 * @param latestKept how long that schema is held; empty for ever
 * @param wholePayload refuse bytes after a record's end
 */
record RegistryConfig(
        List<Endpoint> endpoints,
        Map<String, String> headers,
        Settings settings,
        SubjectName names,
        boolean register,
        boolean normalize,
        boolean useLatest,
        Optional<Duration> latestKept,
        boolean withoutJavaProperties,
        boolean wholePayload,
        Retry retry) {

    /** How often, and after what time, a call is repeated. */
    record Retry(int times, Duration first, Duration longest) {
        Duration before(int round) {
            var wait = first.multipliedBy(1L << Math.min(round, 20));
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }

    static RegistryConfig of(Map<String, ?> values, boolean isKey) {
        var settings = new Settings(values);
        Unsupported.refuse(settings);
        var strategy = (isKey ? "key" : "value") + ".subject.name.strategy";
        return new RegistryConfig(
                Credentials.endpoints(settings),
                Credentials.headers(settings),
                settings,
                SubjectName.of(strategy, settings.text(strategy, "TopicNameStrategy")),
                settings.flag("auto.register.schemas", true),
                settings.flag("normalize.schemas", false),
                settings.flag("use.latest.version", false),
                kept(settings.number("latest.cache.ttl.sec", -1, -1)),
                settings.flag("avro.remove.java.properties", false),
                settings.flag("avro.fail.on.trailing.data", false),
                retry(settings));
    }

    private static Optional<Duration> kept(long seconds) {
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private static Retry retry(Settings settings) {
        return new Retry(
                (int) Math.min(100, settings.number("max.retries", 3, 0)),
                Duration.ofMillis(settings.number("retries.wait.ms", 1000, 0)),
                Duration.ofMillis(settings.number("retries.max.wait.ms", 20_000, 0)));
    }

    /** Only the addresses: all else may hold secrets. */
    @Override
    public String toString() {
        return "RegistryConfig" + endpoints;
    }
}
