/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.Confidence;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Evidence;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same thing, changed in one respect. */
final class Revisions {
    private Revisions() {}

    static Diagnosis closed(Diagnosis open, State state, Instant at) {
        return copy(open, open.revision(), state, at, open.causes(), open.notSeen(), open.incident());
    }

    /** A draft with its causes, what was not seen, and its incident. */
    static Diagnosis explained(Diagnosis draft, List<Cause> causes, List<String> notSeen, String incident) {
        return copy(draft, draft.revision(), draft.state(), draft.lastSeen(), causes, notSeen, incident);
    }

    /** Less sure where records are missing that may have said otherwise, once; and as sure as before when they came. */
    static Diagnosis sure(Diagnosis draft, boolean missing) {
        var wasMissing = draft.notSeen().stream().anyMatch(RecordGaps::isGap);
        if (missing == wasMissing) {
            return draft;
        }
        return copy(
                draft,
                draft.revision(),
                draft.state(),
                draft.lastSeen(),
                draft.attempts(),
                draft.causes(),
                draft.evidence(),
                draft.notSeen(),
                draft.incident(),
                missing ? draft.confidence().less() : draft.confidence().more());
    }

    /** What stays the same while a request is only tried again. */
    static Diagnosis withoutTries(Diagnosis d) {
        return copy(
                d, 0, d.state(), Instant.EPOCH, 0, d.causes(), List.of(), d.notSeen(), d.incident(), d.confidence());
    }

    static Diagnosis revision(Diagnosis diagnosis, int revision) {
        return copy(
                diagnosis,
                revision,
                diagnosis.state(),
                diagnosis.lastSeen(),
                diagnosis.causes(),
                diagnosis.notSeen(),
                diagnosis.incident());
    }

    private static Diagnosis copy(
            Diagnosis d,
            int revision,
            State state,
            Instant lastSeen,
            List<Cause> causes,
            List<String> notSeen,
            @Nullable String incident) {
        return copy(
                d, revision, state, lastSeen, d.attempts(), causes, d.evidence(), notSeen, incident, d.confidence());
    }

    private static Diagnosis copy(
            Diagnosis d,
            int revision,
            State state,
            Instant lastSeen,
            int attempts,
            List<Cause> causes,
            List<Evidence> evidence,
            List<String> notSeen,
            @Nullable String incident,
            Confidence confidence) {
        return new Diagnosis(
                d.id(),
                revision,
                d.code(),
                d.verdict(),
                state,
                d.severity(),
                d.workflow(),
                d.step(),
                d.scope(),
                d.tenant(),
                d.host(),
                d.device(),
                d.user(),
                d.profile(),
                d.trail(),
                d.identifiers(),
                d.firstSeen(),
                lastSeen,
                d.since(),
                d.deadline(),
                attempts,
                confidence,
                d.title(),
                d.explanation(),
                causes,
                evidence,
                notSeen,
                incident,
                d.references());
    }

    static TrailState next(TrailState trail) {
        return copy(trail, trail.state(), trail.mergedInto());
    }

    static TrailState gone(TrailState trail, @Nullable String into) {
        return copy(trail, TrailState.GONE, into);
    }

    private static TrailState copy(TrailState t, String state, @Nullable String into) {
        return new TrailState(
                t.id(),
                t.revision() + 1,
                t.tenant(),
                t.workflow(),
                state,
                t.device(),
                t.platform(),
                t.profile(),
                t.reached(),
                t.attempts(),
                t.firstSeen(),
                t.lastSeen(),
                t.identifiers(),
                into);
    }
}
