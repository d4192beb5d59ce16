/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to: the last revision of everything, in an order that does not depend on how it was reached.
 *
 * @param readings one per file, in order of path
 * @param problems what kept a file from being read at all, one line each
 * @param requests how many took each course, without those that were merged into another
 * @param late events that came after the watermark had passed them; null when not counted
 * @param duplicates events that had been there before; null when not counted
 * @param from time of the first event, null when there was none
 */
public record Findings(
        List<Reading> readings,
        List<String> problems,
        List<Diagnosis> diagnoses,
        List<Incident> incidents,
        Map<Course, Long> requests,
        @Nullable Long late,
        @Nullable Long duplicates,
        @Nullable Instant from,
        @Nullable Instant to) {
    public Findings {
        readings = List.copyOf(readings);
        problems = List.copyOf(problems);
        diagnoses = List.copyOf(diagnoses);
        incidents = List.copyOf(incidents);
        requests = Map.copyOf(requests);
    }

    /** The diagnoses that still hold. */
    public List<Diagnosis> open() {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.state() == State.OPEN)
                .toList();
    }

    /** Whether a diagnosis that still holds is at least so severe. */
    public boolean reaches(Severity severity) {
        return open().stream().anyMatch(diagnosis -> diagnosis.severity().compareTo(severity) >= 0);
    }

    /** All lines read. */
    public long lines() {
        return readings.stream().mapToLong(Reading::lines).sum();
    }

    /** All lines that became events. */
    public long events() {
        return readings.stream().mapToLong(Reading::events).sum();
    }

    /** All good lines about something else. */
    public long ignored() {
        return readings.stream().mapToLong(Reading::ignored).sum();
    }

    /** All lines that could not be read. */
    public long rejected() {
        return readings.stream().mapToLong(Reading::rejected).sum();
    }
}
