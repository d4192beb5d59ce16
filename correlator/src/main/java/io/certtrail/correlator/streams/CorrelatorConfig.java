/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.stage.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the topology runs.
 *
 * @param bootstrapServers addresses of the cluster
 * @param applicationId consumer group, and prefix of the internal topics
 * @param topicPrefix prefix of the public topics, such as {@code certtrail.}
 * @param stateDir folder of the stores
 * @param threads stream threads in this process
 * @param commitInterval how long results wait before readers of committed records see them
 * @param limits how much is kept over all instances
 * @param extra further Kafka settings, such as security
 */
public record CorrelatorConfig(
        String bootstrapServers,
        String applicationId,
        String topicPrefix,
        Path stateDir,
        int threads,
        Duration commitInterval,
        Limits limits,
        Map<String, String> extra) {
    public CorrelatorConfig {
        extra = Map.copyOf(extra);
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrapServers is empty; give HOST:PORT of a broker");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was %d; try 2".formatted(threads));
        }
        if (commitInterval.isNegative() || commitInterval.isZero()) {
            throw new IllegalArgumentException(
                    "commitInterval must be positive, was %s; try PT0.1S".formatted(commitInterval));
        }
    }

    /** With the usual limits. */
    public CorrelatorConfig(
            String bootstrapServers,
            String applicationId,
            String topicPrefix,
            Path stateDir,
            int threads,
            Duration commitInterval,
            Map<String, String> extra) {
        this(bootstrapServers, applicationId, topicPrefix, stateDir, threads, commitInterval, Limits.USUAL, extra);
    }
}
