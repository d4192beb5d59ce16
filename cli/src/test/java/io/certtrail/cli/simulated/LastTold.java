/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.simulated;

import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last revision of each diagnosis; one that comes again, or out of turn, is a fault. */
final class LastTold implements Conclusions {
    private final Map<String, Diagnosis> diagnoses = new TreeMap<>();

    @Override
    public void diagnosis(Diagnosis diagnosis) {
        var before = diagnoses.put(diagnosis.id(), diagnosis);
        int expected = before == null ? 1 : before.revision() + 1;
        if (diagnosis.revision() != expected) {
            throw new AssertionError("revision %d of %s %s came where %d was expected"
                    .formatted(diagnosis.revision(), diagnosis.code(), diagnosis.id(), expected));
        }
    }

    @Override
    public void incident(Incident incident) {
        // Incidents follow from diagnoses.
    }

    @Override
    public void trail(TrailState trail) {
        // Trails are compared by what is said of them.
    }

    List<Diagnosis> diagnoses() {
        return List.copyOf(diagnoses.values());
    }
}
