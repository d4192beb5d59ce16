/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

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

    ServiceUnreachable useless(Throwable cause) {
        return useless(patience, cause);
    }

    /** What is said of a cluster that was of no use: it refuses the user, or it did not answer. */
    ServiceUnreachable useless(Duration waited, Throwable cause) {
        var silent = "Kafka at '%s' did not answer within %d s; check the address and that the broker runs"
                .formatted(bootstrapServers, waited.toSeconds());
        return new ServiceUnreachable(bootstrapServers, Objects.requireNonNullElse(refusal(cause), silent), cause);
    }

    /** A failure of a client as the refusal that it is, or as it is. */
    public RuntimeException told(RuntimeException failure) {
        var refusal = refusal(failure);
        return refusal == null ? failure : new ServiceUnreachable(bootstrapServers, refusal, failure);
    }

    /**
     * Why a broker refuses a user, and the way out, or null when something else is the matter. Its refusals are of more
     * special classes than those of a schema registry, which say all themselves.
     */
    public @Nullable String refusal(@Nullable Throwable cause) {
        for (var reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof AuthenticationException && reason.getClass() != AuthenticationException.class) {
                return "Kafka at '%s' refuses the login: %s; check security.protocol, sasl and ssl under kafka.properties"
                        .formatted(bootstrapServers, said(reason));
            }
            if (reason instanceof AuthorizationException && reason.getClass() != AuthorizationException.class) {
                return "Kafka at '%s' refuses this user: %s; give it the rights of its role (README, Rights)"
                        .formatted(bootstrapServers, said(reason));
            }
        }
        return null;
    }

    private static String said(Throwable reason) {
        return String.valueOf(reason.getMessage()).replaceAll("\\.$", "");
    }
}
