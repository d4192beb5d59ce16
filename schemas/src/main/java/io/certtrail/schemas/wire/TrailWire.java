/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import io.certtrail.schemas.avro.StepTime;
import io.certtrail.schemas.diagnosis.TrailState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a request stands, as Avro. */
final class TrailWire {
    private TrailWire() {}

    static io.certtrail.schemas.avro.TrailState avro(TrailState trail) {
        return new io.certtrail.schemas.avro.TrailState(
                trail.id(),
                trail.revision(),
                trail.tenant(),
                trail.workflow(),
                trail.state(),
                trail.device(),
                EventWire.avro(trail.platform()),
                trail.profile(),
                steps(trail.reached()),
                trail.attempts(),
                trail.firstSeen(),
                trail.lastSeen(),
                trail.identifiers(),
                trail.mergedInto());
    }

    static TrailState record(io.certtrail.schemas.avro.TrailState trail) {
        return new TrailState(
                trail.getId(),
                trail.getRevision(),
                trail.getTenant(),
                trail.getWorkflow(),
                trail.getState(),
                trail.getDevice(),
                EventWire.record(trail.getPlatform()),
                trail.getProfile(),
                reached(trail.getReached()),
                trail.getAttempts(),
                trail.getFirstSeen(),
                trail.getLastSeen(),
                trail.getIdentifiers(),
                trail.getMergedInto());
    }

    private static List<StepTime> steps(Map<String, Instant> reached) {
        return reached.entrySet().stream()
                .map(step -> new StepTime(step.getKey(), step.getValue()))
                .toList();
    }

    private static Map<String, Instant> reached(List<StepTime> steps) {
        var reached = new LinkedHashMap<String, Instant>();
        steps.forEach(step -> reached.put(step.getStep(), step.getTime()));
        return reached;
    }
}
