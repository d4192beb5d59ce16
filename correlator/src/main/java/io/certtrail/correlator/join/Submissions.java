/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.join;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.identity.IdentifierKind;
import io.certtrail.correlator.identity.Subjects;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which submissions a record of the CA may be of. The submit call is synchronous: what the CA writes of it lies after
 * the connector got the request, and in the seconds before the connector says how it went.
 */
final class Submissions {
    /** How far a link to a record may lie. */
    static final Duration REACH = Duration.ofSeconds(90);

    private static final Duration SPAN = Duration.ofSeconds(15);
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);
    /** Records of one device so near to each other are of one try. */
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    /** More candidates than this are not told apart: each is looked at beside all records of these seconds. */
    private static final int MOST_TO_TELL_APART = 5;

    /** Where more than this is written in a minute and a half, a record is joined by itself alone. */
    private static final int MOST_AROUND = 48;

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
    static void addMinutes(Observation anchor, Set<String> keys) {
        if (begins(anchor)) {
            keys.add(key(anchor.tenant(), anchor.time().minus(CLOCK_SLACK)));
            keys.add(key(anchor.tenant(), earliest(anchor)));
        } else if (ends(anchor)) {
            keys.add(key(anchor.tenant(), anchor.time().plus(CLOCK_SLACK)));
            keys.add(key(anchor.tenant(), anchor.time()));
            keys.add(key(anchor.tenant(), earliest(anchor)));
        }
    }

    private static String key(String tenant, Instant time) {
        return tenant + "/submit/" + time.truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
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
    private static boolean begins(Observation anchor) {
        return anchor.origin() == Origin.CONNECTOR
                && anchor.outcome() == Outcome.REACHED
                && (("downloaded".equals(anchor.step()) && "pkcs".equals(anchor.workflow()))
                        || "verified".equals(anchor.step()));
    }

    /** The connector says how a submission went. */
    private static boolean ends(Observation anchor) {
        return anchor.origin() == Origin.CONNECTOR
                && "issued".equals(anchor.step())
                && anchor.outcome() != Outcome.NOTED;
    }

    /** From when on other records tell of the submission that a record is of. */
    static Instant othersFrom(Observation record) {
        return record.time().minus(SPAN).minusSeconds(60);
    }

    /** Until when they do. */
    static Instant othersTo(Observation record) {
        return latest(record).plus(SPAN);
    }

    /** Whether the CA wrote both of one submission of one request. */
    private static boolean isOfOne(Observation record, Observation other) {
        return !record.id().equals(other.id())
                && request(record).isPresent()
                && request(record).equals(request(other))
                && !other.time().isAfter(othersTo(record))
                && !record.time().isAfter(othersTo(other));
    }

    private static Optional<String> request(Observation record) {
        return record.identifier(IdentifierKind.CA_REQUEST);
    }

    /**
     * The ends of submissions that a record fits: of those beside it, unless there are so many that looking at each
     * beside each other would take longer than they took to come.
     *
     * @param others what else the CA wrote in these seconds
     */
    static List<Observation> fitting(Observation record, List<Observation> others, List<Observation> anchors) {
        if (others.size() + anchors.size() > MOST_AROUND) {
            return proved(record, near(record, anchors));
        }
        var fitting = ofRequest(record, others, anchors);
        var devices = devices(fitting);
        if (devices.size() < 2 || devices.size() > MOST_TO_TELL_APART) {
            return fitting;
        }
        return devices.stream()
                .map(device -> of(device, fitting))
                .filter(its -> others.stream().noneMatch(other -> claims(other, record, its, others, anchors)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Observation> of(String device, List<Observation> anchors) {
        return anchors.stream()
                .filter(anchor -> device.equals(String.valueOf(anchor.device())))
                .toList();
    }

    /** A try is one request to the CA: when another one can only be of it, this one is not. */
    private static boolean claims(
            Observation other,
            Observation record,
            List<Observation> ends,
            List<Observation> others,
            List<Observation> anchors) {
        if (request(other).isEmpty()
                || request(other).equals(request(record))
                || !home(other).equals(home(record))
                || !isOneTry(ends)
                || ends.stream().noneMatch(end -> isNear(other, end))) {
            return false;
        }
        var its = ofRequest(other, others, anchors);
        return devices(its).size() == 1 && its.containsAll(ends);
    }

    private static boolean isOneTry(List<Observation> ends) {
        return ends.stream()
                .allMatch(end ->
                        Duration.between(ends.get(0).time(), end.time()).abs().compareTo(ONE_TRY) <= 0);
    }

    /** The ends that fit a record and all else that the CA wrote of the same request. */
    private static List<Observation> ofRequest(
            Observation record, List<Observation> others, List<Observation> anchors) {
        var fitting = fitting(record, anchors);
        for (var other : others) {
            if (!fitting.isEmpty() && isOfOne(record, other)) {
                fitting = fittingBoth(fitting, other, anchors);
            }
        }
        return fitting;
    }

    /** A record that fits nothing says nothing of when the call was; what it names holds nevertheless. */
    private static List<Observation> fittingBoth(
            List<Observation> fitting, Observation other, List<Observation> anchors) {
        var its = devices(fitting(other, anchors));
        return fitting.stream()
                .filter(anchor -> agree(other, anchor))
                .filter(anchor -> its.isEmpty() || its.contains(String.valueOf(anchor.device())))
                .toList();
    }

    private static Set<String> devices(List<Observation> anchors) {
        return anchors.stream().map(anchor -> String.valueOf(anchor.device())).collect(Collectors.toSet());
    }

    private static List<Observation> fitting(Observation record, List<Observation> anchors) {
        var near = near(record, anchors).stream()
                .filter(anchor -> anchors.stream().noneMatch(start -> isBetween(record, start, anchor)))
                .toList();
        return proved(record, near);
    }

    private static List<Observation> near(Observation record, List<Observation> anchors) {
        return anchors.stream()
                .filter(Submissions::ends)
                .filter(anchor -> isNear(record, anchor))
                .filter(anchor -> agree(record, anchor))
                .toList();
    }

    private static List<Observation> proved(Observation record, List<Observation> near) {
        var proved = near.stream().filter(anchor -> proves(record, anchor)).toList();
        return proved.isEmpty() ? near : proved;
    }

    private static boolean isNear(Observation record, Observation anchor) {
        return !anchor.time().isBefore(record.time().minus(CLOCK_SLACK))
                && !anchor.time().isAfter(latest(record).plus(SPAN));
    }

    /** Whether the connector got only after the record what it says the end of. */
    private static boolean isBetween(Observation record, Observation start, Observation end) {
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
    private static boolean agree(Observation record, Observation anchor) {
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
