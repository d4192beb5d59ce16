/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that was concluded, revision by revision. */
public final class Told implements Conclusions {
    public static final Catalogue CATALOGUE = Catalogue.builtIn();

    private final Map<String, List<Diagnosis>> diagnoses = new TreeMap<>();
    private final Map<String, List<Incident>> incidents = new TreeMap<>();
    private final Map<String, List<TrailState>> trails = new TreeMap<>();
    private long late;
    private long duplicates;

    /** What the local driver concludes. */
    public static Told of(List<LogEvent> records) {
        var told = new Told();
        var correlator = new LocalCorrelator(CATALOGUE, told);
        records.forEach(correlator::accept);
        told.late = correlator.late();
        told.duplicates = correlator.duplicates();
        return told;
    }

    /** What it concludes of logs that all end at noon. */
    static Told atNoon(HandLog... logs) {
        return of(Scene.until(Morning.END, logs).inOrderOfTime());
    }

    @Override
    public void diagnosis(Diagnosis diagnosis) {
        diagnoses.computeIfAbsent(diagnosis.id(), none -> new ArrayList<>()).add(diagnosis);
    }

    @Override
    public void incident(Incident incident) {
        incidents.computeIfAbsent(incident.id(), none -> new ArrayList<>()).add(incident);
    }

    @Override
    public void trail(TrailState trail) {
        trails.computeIfAbsent(trail.id(), none -> new ArrayList<>()).add(trail);
    }

    /** All revisions by id. */
    public Map<String, List<Diagnosis>> diagnoses() {
        return diagnoses;
    }

    /** All revisions by id. */
    public Map<String, List<Incident>> incidents() {
        return incidents;
    }

    /** All revisions by id. */
    public Map<String, List<TrailState>> trails() {
        return trails;
    }

    /** The newest revision of each diagnosis. */
    public List<Diagnosis> last() {
        return diagnoses.values().stream().map(all -> all.get(all.size() - 1)).toList();
    }

    /** The diagnoses that still stand. */
    public List<Diagnosis> open() {
        return last().stream().filter(told -> told.state() == State.OPEN).toList();
    }

    /** Every revision of the only diagnosis. */
    public List<Diagnosis> only() {
        if (diagnoses.size() != 1) {
            throw new AssertionError("one diagnosis was expected, told were " + last());
        }
        return diagnoses.values().iterator().next();
    }

    /** Every revision of the only incident. */
    public List<Incident> incident() {
        if (incidents.size() != 1) {
            throw new AssertionError("one incident was expected, told were " + incidents.values());
        }
        return incidents.values().iterator().next();
    }

    /** The newest revision of each incident. */
    public List<Incident> lastIncidents() {
        return incidents.values().stream().map(all -> all.get(all.size() - 1)).toList();
    }

    /** Codes of what stands open. */
    public List<String> codes() {
        return open().stream().map(Diagnosis::code).sorted().toList();
    }

    public long late() {
        return late;
    }

    public long duplicates() {
        return duplicates;
    }
}
