/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import io.certtrail.schemas.event.FixedMap;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one request stands.
 *
 * @param reached step to the time it was first proved, in workflow order
 * @param state {@code open}, {@code done}, {@code failed}, {@code stuck}, {@code blind}, or {@code gone} for a trail
 *     that was merged into another
 * @param mergedInto the trail that goes on, when this one is gone
 */
public record TrailState(
        String id,
        int revision,
        String tenant,
        String workflow,
        String state,
        @Nullable String device,
        @Nullable Platform platform,
        @Nullable String profile,
        Map<String, Instant> reached,
        int attempts,
        Instant firstSeen,
        Instant lastSeen,
        Map<String, List<String>> identifiers,
        @Nullable String mergedInto) {
    /** The state of a trail that was merged into another. */
    public static final String GONE = "gone";

    public TrailState {
        reached = FixedMap.of(reached);
        identifiers = FixedMap.sorted(identifiers);
    }

    /** Whether it was merged into another. */
    public boolean isGone() {
        return state.equals(GONE);
    }
}
