/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting.sink;

import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;

/**
 * What a sink finds around it.
 *
 * @param kafka how to reach the cluster certtrail itself works on
 * @param standardOutput where {@code -} writes
 */
public record Surroundings(Map<String, Object> kafka, OutputStream standardOutput, Clock clock) {
    public Surroundings {
        kafka = Map.copyOf(kafka);
    }
}
