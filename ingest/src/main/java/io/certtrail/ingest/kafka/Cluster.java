/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * A Kafka cluster and what is needed to talk to it.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param prefix of every topic, such as {@code certtrail.}
 * @param security further client settings, such as those of TLS and SASL
 * @param patience how long a broker may take to answer
 */
public record Cluster(String bootstrapServers, String prefix, Map<String, String> security, Duration patience) {
    public Cluster {
        if (!bootstrapServers.contains(":")) {
            throw new IllegalArgumentException(
                    "'%s' is no address of a Kafka broker; write host:9092".formatted(bootstrapServers));
        }
        security = Map.copyOf(security);
    }

    /** A cluster without TLS, with the usual prefix and patience. */
    public static Cluster at(String bootstrapServers) {
        return new Cluster(bootstrapServers, "certtrail.", Map.of(), Duration.ofSeconds(15));
    }

    Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    int patienceMillis() {
        return Math.toIntExact(patience.toMillis());
    }

    ServiceUnreachable silent(Throwable cause) {
        return silent(patience, cause);
    }

    ServiceUnreachable silent(Duration waited, Throwable cause) {
        return new ServiceUnreachable(
                bootstrapServers,
                "Kafka at '%s' did not answer within %d s; check the address and that the broker runs"
                        .formatted(bootstrapServers, waited.toSeconds()),
                cause);
    }
}
