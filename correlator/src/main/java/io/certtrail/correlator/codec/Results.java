/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.Scope;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.diagnosis.Verdict;
import java.util.List;
import java.util.Map;

/** How what is concluded is written, where a stage keeps it. */
final class Results {
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final State[] STATES = State.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Scope[] SCOPES = Scope.values();
    private static final Confidence[] CONFIDENCES = Confidence.values();
    private static final CauseStatus[] STATUSES = CauseStatus.values();

    private Results() {}

    static void write(ByteWriter out, Diagnosis told) {
        out.text(told.id());
        out.count(told.revision());
        out.word(told.code());
        out.constant(told.verdict());
        out.constant(told.state());
        out.constant(told.severity());
        out.word(told.workflow());
        out.word(told.step());
        out.constant(told.scope());
        out.word(told.tenant());
        out.wordOrNull(told.host());
        out.textOrNull(told.device());
        out.textOrNull(told.user());
        out.wordOrNull(told.profile());
        out.textOrNull(told.trail());
        identifiers(out, told.identifiers());
        out.time(told.firstSeen());
        out.time(told.lastSeen(), told.firstSeen());
        out.timeOrNull(told.since());
        out.timeOrNull(told.deadline());
        out.count(told.attempts());
        out.constant(told.confidence());
        out.word(told.title());
        out.text(told.explanation());
        out.all(told.causes(), Results::write);
        out.all(told.evidence(), Results::write);
        out.all(told.notSeen(), ByteWriter::text);
        out.textOrNull(told.incident());
        out.all(told.references(), ByteWriter::word);
    }

    static Diagnosis diagnosis(ByteReader in) {
        var id = in.text();
        var revision = (int) in.count();
        var code = in.word();
        var verdict = in.constant(VERDICTS);
        var state = in.constant(STATES);
        var severity = in.constant(SEVERITIES);
        var workflow = in.word();
        var step = in.word();
        var scope = in.constant(SCOPES);
        var tenant = in.word();
        var host = in.wordOrNull();
        var device = in.textOrNull();
        var user = in.textOrNull();
        var profile = in.wordOrNull();
        var trail = in.textOrNull();
        var identifiers = identifiers(in);
        var firstSeen = in.time();
        return new Diagnosis(
                id,
                revision,
                code,
                verdict,
                state,
                severity,
                workflow,
                step,
                scope,
                tenant,
                host,
                device,
                user,
                profile,
                trail,
                identifiers,
                firstSeen,
                in.time(firstSeen),
                in.timeOrNull(),
                in.timeOrNull(),
                (int) in.count(),
                in.constant(CONFIDENCES),
                in.word(),
                in.text(),
                in.all(Results::cause),
                in.all(Results::evidence),
                in.all(ByteReader::text),
                in.textOrNull(),
                in.all(ByteReader::word));
    }

    private static void identifiers(ByteWriter out, Map<String, List<String>> identifiers) {
        out.map(identifiers, (to, values) -> to.all(values, ByteWriter::text));
    }

    private static Map<String, List<String>> identifiers(ByteReader in) {
        return in.map(from -> List.copyOf(from.all(ByteReader::text)));
    }

    private static void write(ByteWriter out, Cause cause) {
        out.word(cause.code());
        out.word(cause.title());
        out.constant(cause.status());
        out.word(cause.because());
        out.all(cause.remedy(), ByteWriter::word);
    }

    private static Cause cause(ByteReader in) {
        return new Cause(in.word(), in.word(), in.constant(STATUSES), in.word(), in.all(ByteReader::word));
    }

    private static void write(ByteWriter out, Evidence evidence) {
        out.constant(evidence.origin());
        out.wordOrNull(evidence.host());
        out.time(evidence.time());
        out.word(evidence.file());
        out.text(evidence.position());
        out.line(evidence.text());
    }

    private static Evidence evidence(ByteReader in) {
        return new Evidence(
                in.constant(Observations.ORIGINS), in.wordOrNull(), in.time(), in.word(), in.text(), in.line());
    }

    static void write(ByteWriter out, TrailState trail) {
        out.text(trail.id());
        out.count(trail.revision());
        out.word(trail.tenant());
        out.word(trail.workflow());
        out.word(trail.state());
        out.textOrNull(trail.device());
        out.constantOrNull(trail.platform());
        out.wordOrNull(trail.profile());
        out.time(trail.firstSeen());
        out.time(trail.lastSeen(), trail.firstSeen());
        out.map(trail.reached(), (to, time) -> to.time(time, trail.firstSeen()));
        out.count(trail.attempts());
        identifiers(out, trail.identifiers());
        out.textOrNull(trail.mergedInto());
    }

    static TrailState trail(ByteReader in) {
        var id = in.text();
        var revision = (int) in.count();
        var tenant = in.word();
        var workflow = in.word();
        var state = in.word();
        var device = in.textOrNull();
        var platform = in.constantOrNull(Observations.PLATFORMS);
        var profile = in.wordOrNull();
        var firstSeen = in.time();
        var lastSeen = in.time(firstSeen);
        return new TrailState(
                id,
                revision,
                tenant,
                workflow,
                state,
                device,
                platform,
                profile,
                in.map(from -> from.time(firstSeen)),
                (int) in.count(),
                firstSeen,
                lastSeen,
                identifiers(in),
                in.textOrNull());
    }

    static void write(ByteWriter out, Incident incident) {
        out.text(incident.id());
        out.count(incident.revision());
        out.text(incident.code());
        out.constant(incident.state());
        out.constant(incident.severity());
        out.text(incident.tenant());
        out.text(incident.scope());
        out.textOrNull(incident.host());
        out.text(incident.title());
        out.count(incident.count());
        out.count(incident.open());
        out.time(incident.firstSeen());
        out.time(incident.lastSeen());
        out.all(incident.sample(), ByteWriter::text);
        out.all(incident.explains(), ByteWriter::text);
    }

    static Incident incident(ByteReader in) {
        return new Incident(
                in.text(),
                (int) in.count(),
                in.text(),
                in.constant(STATES),
                in.constant(SEVERITIES),
                in.text(),
                in.text(),
                in.textOrNull(),
                in.text(),
                (int) in.count(),
                (int) in.count(),
                in.time(),
                in.time(),
                in.all(ByteReader::text),
                in.all(ByteReader::text));
    }
}
