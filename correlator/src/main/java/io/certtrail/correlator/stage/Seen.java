/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.stage;

import io.certtrail.correlator.signal.Observation;
import io.certtrail.correlator.signal.Observation.Join;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One observation of a device, and from when to when it belongs to it. */
public final class Seen extends Part {
    private final Observation observation;
    private final Instant from;
    private final @Nullable Instant until;

    /**
     * An observation of a device.
     *
     * @param from event time from which on it belongs here
     * @param until event time from which on it does not any more, or null
     */
    public Seen(Observation observation, Instant from, @Nullable Instant until) {
        this.observation = observation;
        this.from = from;
        this.until = until;
    }

    /** What was seen. */
    public Observation observation() {
        return observation;
    }

    /** From when on it belongs here. */
    public Instant from() {
        return from;
    }

    /** From when on it does not any more, or null. */
    public @Nullable Instant until() {
        return until;
    }

    boolean at(Instant time) {
        return !from.isAfter(time) && (until == null || until.isAfter(time));
    }

    boolean is(String id, @Nullable Join join) {
        return until == null && observation.join() == join && observation.id().equals(id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Seen seen
                && observation.equals(seen.observation)
                && from.equals(seen.from)
                && Objects.equals(until, seen.until);
    }

    @Override
    public int hashCode() {
        return observation.hashCode();
    }
}
