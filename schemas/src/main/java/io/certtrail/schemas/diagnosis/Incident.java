/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.diagnosis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The diagnoses of one cause in one scope: what a person is told once.
 *
 * @param scope what they have in common: {@code ca:CA01}, {@code connector:CONN01}, {@code ndes:NDES01},
 *     {@code tenant:default}
 * @param count how many diagnoses it has held
 * @param open how many of them are open now
 * @param sample ids of the first few diagnoses
 * @param explains ids of the incidents that this one is the cause of
 */
public record Incident(
        String id,
        int revision,
        String code,
        State state,
        Severity severity,
        String tenant,
        String scope,
        @Nullable String host,
        String title,
        int count,
        int open,
        Instant firstSeen,
        Instant lastSeen,
        List<String> sample,
        List<String> explains) {
    public Incident {
        sample = List.copyOf(sample);
        explains = List.copyOf(explains);
    }
}
