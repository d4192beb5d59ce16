/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens in the tenant, in order of time; what happens may plan what comes of it. */
public final class Timeline {
    /** Something that happens. */
    @FunctionalInterface
    public interface Happening {
        /** It happens now. */
        void at(Instant now);
    }

    private record Planned(Instant time, long order, Happening what) {
        static final Comparator<Planned> ORDER =
                Comparator.comparing(Planned::time).thenComparingLong(Planned::order);
    }

    private final PriorityQueue<Planned> queue = new PriorityQueue<>(Planned.ORDER);
    private long order;

    /** Lets something happen; of two at the same time the one planned first is the first. */
    public void plan(Instant time, Happening what) {
        queue.add(new Planned(time, order++, what));
    }

    /** Lets all happen that is planned before the end. */
    public void run(Instant end) {
        for (var next = queue.poll(); next != null && next.time().isBefore(end); next = queue.poll()) {
            next.what().at(next.time());
        }
    }
}
