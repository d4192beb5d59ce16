/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.simulation;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a simulation makes. */
final class Recorded implements Sink {
    final List<String> lines = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    final List<Truth> truths = new ArrayList<>();

    static Recorded of(Plan plan) {
        var recorded = new Recorded();
        Simulation.run(plan, recorded);
        return recorded;
    }

    @Override
    public void line(LogFile file, Instant time, String text) {
        lines.add(file.path() + ' ' + text);
        times.add(time);
    }

    @Override
    public void truth(Truth truth) {
        truths.add(truth);
    }
}
