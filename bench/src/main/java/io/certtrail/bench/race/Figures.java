/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.race;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a process cost, its start included.
 *
 * @param cpuSeconds user and system, of it and the children it waited for, in steps of a clock tick (10 ms), one tick
 *     at least
 * @param peakMegabytes largest resident memory seen, in MiB; 0 when it ended before it could be seen
 * @param found what its output says
 */
public record Figures(double cpuSeconds, double wallSeconds, double peakMegabytes, long found) {
    /** Each figure's median over some runs that found the same. */
    static Figures median(List<Figures> runs) {
        return new Figures(
                median(runs, Figures::cpuSeconds),
                median(runs, Figures::wallSeconds),
                median(runs, Figures::peakMegabytes),
                runs.get(0).found());
    }

    private static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
