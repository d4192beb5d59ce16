/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.diagnosis.Drafts;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.state.Table;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Failures that a CA tells of and that fit several requests: where one of these tells of the same failure itself, it
 * would be told twice.
 */
final class Doubles {
    /** Within this, all requests that a record of the CA may be of have said how they went. */
    private static final Duration SAID = Duration.ofSeconds(90);

    private final KnownFindings known;
    private final Table<Finding> findings;

    Doubles(KnownFindings known, Table<Finding> findings) {
        this.known = known;
        this.findings = findings;
    }

    /**
     * When a diagnosis is told that is made at a time: one that only the CA tells of waits for those it may fit. All
     * its revisions wait, so that none overtakes another.
     */
    static Instant toldAt(Diagnosis draft, Instant at) {
        return isOnlyOfAuthority(draft) ? at.plus(SAID) : at;
    }

    private static boolean isOnlyOfAuthority(Diagnosis draft) {
        return draft.device() == null && !KnownFindings.authorityRequests(draft).isEmpty();
    }

    /**
     * The diagnosis, taken back when one of the requests that it fits tells the same, or told it before the record was
     * shipped once more and found its request forgotten.
     */
    Diagnosis unlessTold(Diagnosis draft, List<Observation> marks, Instant at) {
        var isTold = draft.state() == State.OPEN
                && isOnlyOfAuthority(draft)
                && Stream.concat(Drafts.candidates(marks).stream(), KnownFindings.authorityRequests(draft).stream())
                        .flatMap(whom -> of(draft, whom, draft.firstSeen().minus(KnownFindings.LONGEST)))
                        .anyMatch(told -> tells(told.published(), told.marks(), draft));
        return isTold ? Revisions.closed(draft, State.RETRACTED, at) : draft;
    }

    /** Whether it ends what was never told, or is over. */
    static boolean endsNothing(Diagnosis draft, @Nullable Finding before) {
        var isOpen = before != null && before.published().state() == State.OPEN;
        return !isOpen && draft.state() != State.OPEN && isOnlyOfAuthority(draft);
    }

    /** What was told before and is now told by one of the requests that it fits. */
    List<Finding> toldBy(Diagnosis draft, List<Observation> marks) {
        var device = draft.device();
        if (device == null || draft.state() != State.OPEN) {
            return List.of();
        }
        return of(draft, device, first(draft, marks))
                .filter(apart -> apart.published().state() == State.OPEN && isOnlyOfAuthority(apart.published()))
                .filter(apart -> apart.mayBeOf().contains(device))
                .filter(apart -> tells(draft, marks, apart.published()))
                .toList();
    }

    private Stream<Finding> of(Diagnosis draft, String whom, Instant from) {
        return known.of(whom, draft.tenant(), from.minus(SAID), draft.lastSeen().plus(SAID)).stream()
                .map(findings::get)
                .filter(Objects::nonNull);
    }

    private static boolean tells(Diagnosis told, List<Observation> marks, Diagnosis apart) {
        return told.device() != null
                && told.state() != State.RETRACTED
                && told.code().equals(apart.code())
                && !apart.firstSeen().isBefore(first(told, marks).minus(SAID))
                && !apart.firstSeen().isAfter(told.lastSeen().plus(SAID));
    }

    /** When the first of the tries was that a diagnosis rests on. */
    private static Instant first(Diagnosis told, List<Observation> marks) {
        return Stream.concat(Stream.of(told.firstSeen()), marks.stream().map(Observation::time))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
