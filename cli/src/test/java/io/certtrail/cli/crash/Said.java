/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every revision of everything that was concluded, and which came more than once. */
final class Said implements Conclusions {
    private final Map<String, Object> revisions = new TreeMap<>();
    private final Map<String, Diagnosis> last = new TreeMap<>();
    private final List<String> repeated = new ArrayList<>();

    @Override
    public void diagnosis(Diagnosis diagnosis) {
        add("diagnosis", diagnosis.id(), diagnosis.revision(), diagnosis);
        last.put(diagnosis.id(), diagnosis);
    }

    @Override
    public void incident(Incident incident) {
        add("incident", incident.id(), incident.revision(), incident);
    }

    @Override
    public void trail(TrailState trail) {
        add("trail", trail.id(), trail.revision(), trail);
    }

    private void add(String kind, String id, int revision, Object value) {
        var name = "%s %s@%d".formatted(kind, id, revision);
        if (revisions.put(name, value) != null) {
            repeated.add(name);
        }
    }

    /** By kind, id and revision. */
    Map<String, Object> revisions() {
        return revisions;
    }

    /** Revisions that came more than once. */
    List<String> repeated() {
        return repeated;
    }

    /** The last revision of each diagnosis. */
    List<Diagnosis> diagnoses() {
        return List.copyOf(last.values());
    }
}
