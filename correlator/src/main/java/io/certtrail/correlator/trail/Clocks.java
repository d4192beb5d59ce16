/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.trail;

import io.certtrail.catalogue.Outcome;
import io.certtrail.correlator.signal.Observation;
import io.certtrail.schemas.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What in a request is only the clock of its device. No record is given another time: where an answer stands before its
 * question, or a request after its end, the order is that of the workflow.
 */
public final class Clocks {
    /** The clocks of a domain agree within five minutes, or nobody logs on (Kerberos). */
    public static final Duration AGREE = Duration.ofMinutes(5);

    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private Clocks() {}

    /**
     * Whether servers and then the device alone speak of a request, each of one that the other does not know.
     *
     * @param servers what was seen of a request that went well, in order of time
     * @param device what was seen next, from a start on
     */
    static boolean areHalves(List<Observation> servers, List<Observation> device) {
        var ended = servers.get(servers.size() - 1).time();
        return !device.get(0).time().isAfter(ended.plus(AGREE))
                && servers.stream().noneMatch(Clocks::isByDevice)
                && device.stream().allMatch(Clocks::isByDevice);
    }

    /**
     * Whether what a server did is what the device was answered with: the connector was asked before the device failed,
     * or soon after when it was not asked before. A CA's record may be cut to its minute.
     *
     * @param seen of one request, in order of time
     * @param failure of the device
     * @param did what the server did, in time after the failure
     * @param asked what of a connector comes before such an answer
     */
    static boolean isAnswer(
            List<Observation> seen, Observation failure, Observation did, Predicate<Observation> asked) {
        if (!isByDevice(failure) || failure.outcome() != Outcome.FAILED || isByDevice(did)) {
            return false;
        }
        var latest = failure.time().plus(isAsked(seen, failure) ? Duration.ZERO : AGREE);
        var question = seen.stream()
                .filter(other -> other.origin() == Origin.CONNECTOR && asked.test(other))
                .min(Comparator.comparing(
                        other -> Duration.between(other.time(), did.time()).abs()));
        return question.isPresent() && !begun(seen, question.get().time()).isAfter(latest);
    }

    /** When the connector began with what it did at this time: its records of one request follow each other at once. */
    private static Instant begun(List<Observation> seen, Instant at) {
        var first = at;
        for (var i = seen.size() - 1; i >= 0; i--) {
            var other = seen.get(i);
            if (other.origin() == Origin.CONNECTOR
                    && other.time().isBefore(first)
                    && !other.time().plus(AT_ONCE).isBefore(first)) {
                first = other.time();
            }
        }
        return first;
    }

    private static boolean isAsked(List<Observation> seen, Observation failure) {
        return seen.stream()
                .anyMatch(other ->
                        other.origin() == Origin.CONNECTOR && !other.time().isAfter(failure.time()));
    }

    private static boolean isByDevice(Observation seen) {
        return seen.origin() == Origin.DEVICE;
    }
}
