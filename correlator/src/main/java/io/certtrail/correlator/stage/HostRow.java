/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.signal.Observation;
import java.time.Instant;
import java.util.List;

/**
 * What the last stage knows of one kind of trouble on one host.
 *
 * @param count facts that told of it
 * @param first the first few of them
 * @param lastSeen time of the newest
 */
public record HostRow(int count, List<Observation> first, Instant lastSeen) {
    public HostRow {
        first = List.copyOf(first);
    }
}
