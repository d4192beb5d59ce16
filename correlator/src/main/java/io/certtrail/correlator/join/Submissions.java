/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.join;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.identity.Subjects;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which submissions a record of the CA may be of. The submit call is synchronous: what the CA writes of it lies after
 * the connector got the request, and in the seconds before the connector says how it went.
 */
final class Submissions {
    /** How far a link to a record may lie. */
    static final Duration REACH = Duration.ofSeconds(90);

    private static final int MINUTE = 60;
    private static final Duration SPAN = Duration.ofSeconds(15);
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);
    /** Records of one device so near to each other are of one try. */
    private static final Duration ONE_TRY = Duration.ofSeconds(2);

    private static final List<IdentifierKind> NAMING =
            List.of(IdentifierKind.SERIAL, IdentifierKind.THUMBPRINT, IdentifierKind.SUBJECT);

    private Submissions() {}

    /** The minute in which a record waits. */
    static String home(Observation record) {
        return key(record.tenant(), record.time());
    }

    /** The minutes in which a record waits: its own first, then those in which others of its request may wait. */
    static Set<String> minutes(Observation record) {
        var keys = new LinkedHashSet<String>();
        keys.add(home(record));
        if (record.identifier(IdentifierKind.CA_REQUEST).isPresent()) {
            keys.add(key(record.tenant(), record.time().minus(SPAN)));
            keys.add(key(record.tenant(), latest(record).plus(SPAN)));
        }
        return keys;
    }

    /** Adds the minutes of the records that a connector's word is about. */
    static void addMinutes(Observation anchor, List<String> keys) {
        var isEnd = ends(anchor);
        if (!isEnd && !begins(anchor)) {
            return;
        }
        var last =
                minute(isEnd ? anchor.time().plus(CLOCK_SLACK) : anchor.time().minus(CLOCK_SLACK));
        for (var minute = minute(earliest(anchor)); minute <= last; minute += MINUTE) {
            keys.add(key(anchor.tenant(), minute));
        }
    }

    private static String key(String tenant, Instant time) {
        return key(tenant, minute(time));
    }

    private static String key(String tenant, long minute) {
        return tenant + "/submit/" + minute;
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), MINUTE) * MINUTE;
    }

    /** The earliest time that a record of it may bear, one without a fraction included. */
    private static Instant earliest(Observation anchor) {
        return anchor.time().minus(SPAN).minusSeconds(1);
    }

    /**
     * The latest time that a record may be of: rows of the database have no fractions of a second, and those of a plain
     * {@code certutil -view} no seconds.
     */
    private static Instant latest(Observation record) {
        var time = record.time();
        if (time.getNano() != 0) {
            return time;
        }
        return time.plusSeconds(time.getEpochSecond() % 60 == 0 ? 60 : 1).minusNanos(1);
    }

    /** The connector got what it will submit. */
    static boolean begins(Observation anchor) {
        return anchor.origin() == Origin.CONNECTOR
                && anchor.outcome() == Outcome.REACHED
                && (("downloaded".equals(anchor.step()) && "pkcs".equals(anchor.workflow()))
                        || "verified".equals(anchor.step()));
    }

    /** The connector says how a submission went. */
    static boolean ends(Observation anchor) {
        return anchor.origin() == Origin.CONNECTOR
                && "issued".equals(anchor.step())
                && anchor.outcome() != Outcome.NOTED;
    }

    /** Until when other records tell of the submission that a record is of. */
    private static Instant othersTo(Observation record) {
        return latest(record).plus(SPAN);
    }

    /** Whether the CA wrote both of one submission of one request. */
    static boolean isOfOne(Observation record, Observation other) {
        return !record.id().equals(other.id())
                && request(record).isPresent()
                && request(record).equals(request(other))
                && !other.time().isAfter(othersTo(record))
                && !record.time().isAfter(othersTo(other));
    }

    static Optional<String> request(Observation record) {
        return record.identifier(IdentifierKind.CA_REQUEST);
    }

    /** Whether so little time lies between them that they are of one try. */
    static boolean isOneTry(List<Observation> ends) {
        return ends.stream()
                .allMatch(end ->
                        Duration.between(ends.get(0).time(), end.time()).abs().compareTo(ONE_TRY) <= 0);
    }

    /** Those that name what the record names; all when none does. */
    static List<Observation> proved(Observation record, List<Observation> near) {
        var proved = near.stream().filter(anchor -> proves(record, anchor)).toList();
        return proved.isEmpty() ? near : proved;
    }

    /** When a submission that a record is of ended at the earliest. */
    static Instant earliestEnd(Observation record) {
        return record.time().minus(CLOCK_SLACK);
    }

    /** Whether a submission that ended then may be the one that a record is of. */
    static boolean isNear(Observation record, Observation anchor) {
        return !anchor.time().isBefore(earliestEnd(record))
                && !anchor.time().isAfter(latest(record).plus(SPAN));
    }

    /** Whether the connector got only after the record what it says the end of. */
    static boolean isBetween(Observation record, Observation start, Observation end) {
        return begins(start)
                && start.time().isAfter(latest(record).plus(CLOCK_SLACK))
                && !start.time().isAfter(end.time())
                && Objects.equals(start.device(), end.device())
                && Objects.equals(start.workflow(), end.workflow())
                && (start.profile() == null
                        || end.profile() == null
                        || start.profile().equals(end.profile()));
    }

    /** Nothing that both records say differs. */
    static boolean agree(Observation record, Observation anchor) {
        var submitter = record.identifier(IdentifierKind.SUBMITTER);
        var went = record.outcome() != Outcome.REACHED || anchor.outcome() == Outcome.REACHED;
        var failed = record.outcome() != Outcome.FAILED || anchor.outcome() != Outcome.REACHED;
        return went
                && failed
                && (submitter.isEmpty() || submitter.get().equals(anchor.host()))
                && !differ(record, anchor, IdentifierKind.CA)
                && NAMING.stream().noneMatch(kind -> differ(record, anchor, kind));
    }

    private static boolean differ(Observation record, Observation anchor, IdentifierKind kind) {
        var its = record.identifier(kind);
        var other = anchor.identifier(kind);
        return its.isPresent()
                && other.isPresent()
                && (kind == IdentifierKind.SUBJECT
                        ? Subjects.differ(its.get(), other.get())
                        : !its.get().equalsIgnoreCase(other.get()));
    }

    private static boolean proves(Observation record, Observation anchor) {
        return NAMING.stream()
                .anyMatch(kind -> record.identifier(kind).isPresent()
                        && anchor.identifier(kind).isPresent()
                        && !differ(record, anchor, kind));
    }
}
