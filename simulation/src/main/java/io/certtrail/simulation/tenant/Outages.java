/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a computer does not work. */
public final class Outages {
    private record Outage(Instant from, Instant until) {}

    private final List<Outage> all = new ArrayList<>();

    /** In this time it does not work. */
    public void add(Instant from, Instant until) {
        all.add(new Outage(from, until));
    }

    /** Whether it works, now and for a time to come. */
    public boolean none(Instant now, Duration time) {
        return all.stream().allMatch(each -> now.plus(time).isBefore(each.from()) || !now.isBefore(each.until()));
    }
}
