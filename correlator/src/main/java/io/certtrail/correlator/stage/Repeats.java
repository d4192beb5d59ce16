/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.state.Table;
import io.certtrail.correlator.time.Agenda;
import io.certtrail.correlator.time.TimeKey;
import io.certtrail.schemas.diagnosis.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * More of the same: a request that is tried each hour for weeks is told of the less often the longer it lasts, unless
 * something else is new of it. What waits lies in the inbox until its time has come, or something newer was said.
 */
final class Repeats {
    private static final String AGAIN = "again/";
    /** Whoever looks into a failure of the last hours wants to see each try. */
    private static final Duration AT_ONCE = Duration.ofHours(4);

    private static final int PART = 4;
    /** No longer than a replay goes on after its last record. */
    static final Duration LONGEST = Duration.ofDays(1);

    private final Table<Message> inbox;
    private final Agenda agenda;

    Repeats(Table<Message> inbox, Agenda agenda) {
        this.inbox = inbox;
        this.agenda = agenda;
    }

    /** Whether a thing on the agenda is one of these. */
    static boolean isOne(String thing) {
        return thing.startsWith(AGAIN);
    }

    /** Whether what would be said now is more of what was told, and may wait. */
    static boolean mayWait(Diagnosis next, Diagnosis told, Instant at) {
        return at.isBefore(tellAt(told))
                && next.device() != null
                && next.lastSeen().isAfter(told.lastSeen())
                && Revisions.withoutTries(next).equals(Revisions.withoutTries(told));
    }

    private static Instant tellAt(Diagnosis told) {
        var lasts = Duration.between(told.firstSeen(), told.lastSeen());
        if (lasts.compareTo(AT_ONCE) < 0) {
            return told.lastSeen();
        }
        var pause = lasts.dividedBy(PART);
        // Whole seconds are the same in a key.
        return told.lastSeen()
                .plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    /** Lets a statement wait; only the newest of a request does. */
    void put(Message.Stated stated, Diagnosis told) {
        var at = tellAt(told);
        inbox.put(TimeKey.of(at, AGAIN + told.id()), stated);
        agenda.add(at, AGAIN + told.id());
    }

    /** Forgets what waits of a request of which something newer is said. */
    void forget(@Nullable Finding before) {
        if (before == null) {
            return;
        }
        var told = before.published();
        var at = tellAt(told);
        if (at.isAfter(told.lastSeen())) {
            inbox.delete(TimeKey.of(at, AGAIN + told.id()));
        }
    }
}
