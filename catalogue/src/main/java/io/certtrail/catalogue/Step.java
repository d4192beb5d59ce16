/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a workflow.
 *
 * @param provedBy the origin whose log shows it
 * @param after the steps that start the wait for it; empty when it is never waited for
 * @param patience longest normal wait by platform id, and {@code default}
 */
public record Step(
        String id,
        Origin provedBy,
        List<String> after,
        @JsonProperty("wait") Map<String, Duration> patience) {
    /** What a platform without a wait of its own has. */
    public static final String DEFAULT = "default";

    public Step {
        after = after == null ? List.of() : List.copyOf(after);
        patience = patience == null ? Map.of() : Map.copyOf(patience);
        if (!after.isEmpty() && !patience.containsKey(DEFAULT)) {
            throw new IllegalArgumentException("step '%s' has a wait but no 'default' among %s; add default: PT1H"
                    .formatted(id, patience.keySet()));
        }
    }

    /** This step with another wait on a platform, or on all that have none of their own. */
    Step waiting(String platform, Duration wait) {
        var changed = new HashMap<>(patience);
        changed.put(platform, wait);
        return new Step(id, provedBy, after, changed);
    }

    /** How long the step may take on a platform; null platform means the default. */
    public Duration patienceOn(@Nullable Platform platform) {
        var fallback = patience.getOrDefault(DEFAULT, Duration.ZERO);
        return platform == null ? fallback : patience.getOrDefault(platform.id(), fallback);
    }
}
