/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.signal.Observation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last stage knows of one kind of trouble on one host.
 *
 * @param count facts that told of it
 * @param first the first few of them
 * @param lastSeen time of the newest
 * @param told when it was last said, or null
 * @param due when what has changed since then will be said, or null
 */
public record HostRow(
        int count,
        List<Observation> first,
        Instant lastSeen,
        @Nullable Instant told,
        @Nullable Instant due) {
    public HostRow {
        first = List.copyOf(first);
    }

    HostRow saying(@Nullable Instant when, @Nullable Instant next) {
        return new HostRow(count, first, lastSeen, when, next);
    }
}
