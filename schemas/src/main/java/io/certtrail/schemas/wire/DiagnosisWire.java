/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Incident;

/** What a person is told, as Avro: diagnoses and incidents. */
final class DiagnosisWire {
    private DiagnosisWire() {}

    static io.certtrail.schemas.avro.Diagnosis avro(Diagnosis diagnosis) {
        return new io.certtrail.schemas.avro.Diagnosis(
                diagnosis.id(),
                diagnosis.revision(),
                diagnosis.code(),
                Symbols.VERDICT.avro(diagnosis.verdict()),
                Symbols.STATE.avro(diagnosis.state()),
                Symbols.SEVERITY.avro(diagnosis.severity()),
                diagnosis.workflow(),
                diagnosis.step(),
                Symbols.SCOPE.avro(diagnosis.scope()),
                diagnosis.tenant(),
                diagnosis.host(),
                diagnosis.device(),
                diagnosis.user(),
                diagnosis.profile(),
                diagnosis.trail(),
                diagnosis.identifiers(),
                diagnosis.firstSeen(),
                diagnosis.lastSeen(),
                diagnosis.since(),
                diagnosis.deadline(),
                diagnosis.attempts(),
                Symbols.CONFIDENCE.avro(diagnosis.confidence()),
                diagnosis.title(),
                diagnosis.explanation(),
                diagnosis.causes().stream().map(DiagnosisWire::avro).toList(),
                diagnosis.evidence().stream().map(DiagnosisWire::avro).toList(),
                diagnosis.notSeen(),
                diagnosis.incident(),
                diagnosis.references());
    }

    static Diagnosis record(io.certtrail.schemas.avro.Diagnosis diagnosis) {
        return new Diagnosis(
                diagnosis.getId(),
                diagnosis.getRevision(),
                diagnosis.getCode(),
                Symbols.VERDICT.record(diagnosis.getVerdict()),
                Symbols.STATE.record(diagnosis.getState()),
                Symbols.SEVERITY.record(diagnosis.getSeverity()),
                diagnosis.getWorkflow(),
                diagnosis.getStep(),
                Symbols.SCOPE.record(diagnosis.getScope()),
                diagnosis.getTenant(),
                diagnosis.getHost(),
                diagnosis.getDevice(),
                diagnosis.getUser(),
                diagnosis.getProfile(),
                diagnosis.getTrail(),
                diagnosis.getIdentifiers(),
                diagnosis.getFirstSeen(),
                diagnosis.getLastSeen(),
                diagnosis.getSince(),
                diagnosis.getDeadline(),
                diagnosis.getAttempts(),
                Symbols.CONFIDENCE.record(diagnosis.getConfidence()),
                diagnosis.getTitle(),
                diagnosis.getExplanation(),
                diagnosis.getCauses().stream().map(DiagnosisWire::record).toList(),
                diagnosis.getEvidence().stream().map(DiagnosisWire::record).toList(),
                diagnosis.getNotSeen(),
                diagnosis.getIncident(),
                diagnosis.getReferences());
    }

    static io.certtrail.schemas.avro.Incident avro(Incident incident) {
        return new io.certtrail.schemas.avro.Incident(
                incident.id(),
                incident.revision(),
                incident.code(),
                Symbols.STATE.avro(incident.state()),
                Symbols.SEVERITY.avro(incident.severity()),
                incident.tenant(),
                incident.scope(),
                incident.host(),
                incident.title(),
                incident.count(),
                incident.open(),
                incident.firstSeen(),
                incident.lastSeen(),
                incident.sample(),
                incident.explains());
    }

    static Incident record(io.certtrail.schemas.avro.Incident incident) {
        return new Incident(
                incident.getId(),
                incident.getRevision(),
                incident.getCode(),
                Symbols.STATE.record(incident.getState()),
                Symbols.SEVERITY.record(incident.getSeverity()),
                incident.getTenant(),
                incident.getScope(),
                incident.getHost(),
                incident.getTitle(),
                incident.getCount(),
                incident.getOpen(),
                incident.getFirstSeen(),
                incident.getLastSeen(),
                incident.getSample(),
                incident.getExplains());
    }

    private static io.certtrail.schemas.avro.Cause avro(Cause cause) {
        return new io.certtrail.schemas.avro.Cause(
                cause.code(),
                cause.title(),
                Symbols.CAUSE_STATUS.avro(cause.status()),
                cause.because(),
                cause.remedy());
    }

    private static Cause record(io.certtrail.schemas.avro.Cause cause) {
        return new Cause(
                cause.getCode(),
                cause.getTitle(),
                Symbols.CAUSE_STATUS.record(cause.getStatus()),
                cause.getBecause(),
                cause.getRemedy());
    }

    private static io.certtrail.schemas.avro.Evidence avro(Evidence evidence) {
        return new io.certtrail.schemas.avro.Evidence(
                Symbols.ORIGIN.avro(evidence.origin()),
                evidence.host(),
                evidence.time(),
                evidence.file(),
                evidence.position(),
                evidence.text());
    }

    private static Evidence record(io.certtrail.schemas.avro.Evidence evidence) {
        return new Evidence(
                Symbols.ORIGIN.record(evidence.getOrigin()),
                evidence.getHost(),
                evidence.getTime(),
                evidence.getFile(),
                evidence.getPosition(),
                evidence.getText());
    }
}
