/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation.story;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Totals;
import io.certtrail.simulation.world.Truth;
import io.certtrail.simulation.world.World;
import java.time.Instant;
import java.util.function.Function;

/** All logs of a tenant in which much goes well, and some of everything does not. */
public final class TenantLogs {
    private TenantLogs() {}

    /** Makes all of it. */
    public static Totals run(Function<Sink, World> place, Sink sink, Life.Size size, Lots lots) {
        var counting = new Counting(sink);
        var world = place.apply(counting);
        var tale = new Tale(counting);
        new Life(world, tale, size, lots).live();
        return tale.totals(counting.lines);
    }

    private static final class Counting implements Sink {
        private final Sink sink;
        private long lines;

        Counting(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void line(LogFile file, Instant time, String text) {
            lines++;
            sink.line(file, time, text);
        }

        @Override
        public void truth(Truth truth) {
            sink.truth(truth);
        }
    }
}
