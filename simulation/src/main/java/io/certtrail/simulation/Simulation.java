/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation;

import io.certtrail.simulation.story.ConnectorEvents;
import io.certtrail.simulation.story.Lots;
import io.certtrail.simulation.story.TenantLogs;
import io.certtrail.simulation.world.Arrival;
import io.certtrail.simulation.world.Chance;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Timeline;
import io.certtrail.simulation.world.Totals;
import io.certtrail.simulation.world.World;

/** Makes up a tenant's logs, and knows what is right to say of them. Memory does not grow with the requests. */
public final class Simulation {
    private static final long SEED_OF_ARRIVAL = 0x5eed_0f_a2217a1L;

    private Simulation() {}

    /** Makes all of it. */
    public static Totals run(Plan plan, Sink sink) {
        if (plan.disorder().isNone()) {
            return ordered(plan, sink);
        }
        var arrival = new Arrival(sink, plan.disorder(), Chance.of(plan.seed() ^ SEED_OF_ARRIVAL));
        var totals = ordered(plan, arrival);
        arrival.flush();
        return totals;
    }

    private static Totals ordered(Plan plan, Sink sink) {
        if (plan.preset() == Preset.CONNECTOR_EVENTS) {
            return ConnectorEvents.run(
                    sink, plan.seed(), plan.start(), plan.span(), plan.size().requests());
        }
        return TenantLogs.run(counted -> world(plan, counted), sink, plan.size(), Lots.with(plan.mix()));
    }

    private static World world(Plan plan, Sink sink) {
        var end = plan.start().plus(plan.span());
        var chance = Chance.of(plan.seed());
        return new World(new Timeline(), sink, chance, plan.disorder(), plan.start(), end, plan.form());
    }
}
