/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.correlator.signal.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was seen of hosts and devices. */
public interface Facts {
    /**
     * The facts of a tenant from one time to another, both included, in order of time.
     *
     * @param signals names of the signals asked for; empty means all
     * @param place whose facts, as {@link HostPatterns#place} says; null means everybody's
     */
    List<Observation> find(String tenant, Set<String> signals, @Nullable String place, Instant from, Instant to);

    /** Whether there is one, for which not all of them are looked at. */
    default boolean any(String tenant, String signal, @Nullable String place, Instant from, Instant to) {
        return !find(tenant, Set.of(signal), place, from, to).isEmpty();
    }
}
