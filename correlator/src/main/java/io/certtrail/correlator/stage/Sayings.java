/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.diagnosis.Drafts;
import io.certtrail.correlator.diagnosis.Naming;
import io.certtrail.correlator.diagnosis.Skews;
import io.certtrail.correlator.trail.Presence;
import io.certtrail.correlator.trail.Request;
import io.certtrail.correlator.trail.Standing;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import io.certtrail.schemas.diagnosis.TrailState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what is new of a request: its state, and its diagnosis. */
final class Sayings {
    private final Catalogue catalogue;
    private final Naming naming;
    private final Drafts drafts;
    private final Outlet out;
    private final Conclusions conclusions;

    Sayings(Catalogue catalogue, Naming naming, Outlet out, Conclusions conclusions) {
        this.catalogue = catalogue;
        this.naming = naming;
        this.drafts = new Drafts(catalogue);
        this.out = out;
        this.conclusions = conclusions;
    }

    /** What a request is judged from, at one time. */
    record Look(Instant at, Presence presence, long version, boolean ownLog) {}

    Said say(Request request, Standing standing, @Nullable Said before, Look look) {
        var problem = standing.problem();
        var entry = problem == null
                ? null
                : naming.name(request, problem, look.presence()).orElse(null);
        var draft = problem == null || entry == null
                ? null
                : drafts.draft(entry, request, problem, look.presence(), look.ownLog());
        var spoken = before == null ? null : before.diagnosis();
        var now = draft != null ? draft : spoken == null ? null : closed(spoken, request, look.at());
        if (now != null && !now.equals(spoken)) {
            out.send(
                    Channel.STATED,
                    now.tenant(),
                    new Message.Stated(now, look.at(), problem == null ? List.of() : problem.live()));
        }
        for (var apart : Skews.apart(request)) {
            out.send(Channel.STATED, apart.tenant(), new Message.Observed(apart, look.at()));
        }
        var trail = trail(request, standing, now, before == null ? null : before.trail());
        if (before == null || trail.revision() != before.trail().revision()) {
            publish(trail);
        }
        if (before != null && trail.revision() == before.trail().revision() && Objects.equals(now, spoken)) {
            return before;
        }
        return new Said(trail, now);
    }

    /** Later it went well, unless what came shows that it never held. */
    private static Diagnosis closed(Diagnosis open, Request request, Instant at) {
        if (open.state() != State.OPEN) {
            return open;
        }
        var deadline = open.deadline();
        var from = open.firstSeen();
        var wentOn = request.observations().stream()
                .filter(seen -> seen.outcome() == Outcome.REACHED)
                .anyMatch(seen -> seen.time().isAfter(deadline == null ? from : deadline));
        return Revisions.closed(open, wentOn ? State.RESOLVED : State.RETRACTED, at);
    }

    /**
     * Takes back what was said of a request that is none any more.
     *
     * @param into the request that goes on instead, or null
     */
    void gone(Said before, @Nullable String into, Instant at) {
        var spoken = before.diagnosis();
        if (spoken != null && spoken.state() == State.OPEN) {
            out.send(
                    Channel.STATED,
                    spoken.tenant(),
                    new Message.Stated(Revisions.closed(spoken, State.RETRACTED, at), at, List.of()));
        }
        if (!before.trail().isGone()) {
            publish(Revisions.gone(before.trail(), into));
        }
    }

    /** A CA's record that belongs to no known request, and what brings no certificate, is no request. */
    private void publish(TrailState trail) {
        var workflow = catalogue.workflows().get(trail.workflow());
        if (workflow != null && !workflow.noRequest()) {
            conclusions.trail(trail);
        }
    }

    /** The next state of a request, or the one before when it is the same. */
    private static TrailState trail(
            Request request, Standing standing, @Nullable Diagnosis diagnosis, @Nullable TrailState before) {
        var state = diagnosis != null && diagnosis.state() == State.OPEN
                ? diagnosis.verdict().id()
                : standing.done() ? "done" : "open";
        var identifiers = request.identifiers();
        if (before != null
                && same(before, request, standing, state)
                && before.identifiers().equals(identifiers)) {
            return before;
        }
        return new TrailState(
                request.id(),
                before == null ? 1 : before.revision() + 1,
                request.first().tenant(),
                String.valueOf(request.workflow()),
                state,
                request.device(),
                request.platform(),
                request.profile(),
                standing.reached(),
                request.attempts(),
                request.first().time(),
                request.last().time(),
                identifiers,
                null);
    }

    private static boolean same(TrailState before, Request request, Standing standing, String state) {
        return before.state().equals(state)
                && before.firstSeen().equals(request.first().time())
                && before.lastSeen().equals(request.last().time())
                && before.attempts() == request.attempts()
                && Objects.equals(before.device(), request.device())
                && before.platform() == request.platform()
                && Objects.equals(before.profile(), request.profile())
                && before.reached().equals(standing.reached());
    }
}
