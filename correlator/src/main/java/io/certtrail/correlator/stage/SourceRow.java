/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source as a task knows it.
 *
 * @param host its host, else its device, else its name
 * @param writers under which it speaks: one in each topic
 * @param live whether it goes on for ever, so that the receiving clock may find it silent
 * @param silentSince its last word before it fell silent; null while it is there
 */
public record SourceRow(
        String tenant,
        Origin origin,
        String host,
        String file,
        Set<String> writers,
        boolean live,
        @Nullable Instant silentSince) {
    public SourceRow {
        writers = Set.copyOf(writers);
    }

    SourceRow silent(@Nullable Instant since) {
        return new SourceRow(tenant, origin, host, file, writers, live, since);
    }
}
