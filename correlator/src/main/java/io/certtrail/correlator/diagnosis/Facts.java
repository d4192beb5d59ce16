/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.diagnosis;

import io.certtrail.correlator.signal.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What was seen of hosts and devices. */
public interface Facts {
    /**
     * The facts of a tenant from one time to another, both included, in order of time.
     *
     * @param signals names of the signals asked for; empty means all
     */
    List<Observation> find(String tenant, Set<String> signals, Instant from, Instant to);
}
