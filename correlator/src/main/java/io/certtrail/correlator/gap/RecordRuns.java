/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.gap;

import java.util.ArrayList;
import java.util.List;

/** Runs in the order of their numbers, none touching another: the same for the same records in any order. */
public final class RecordRuns {
    /** A minute with more of them has no numbers that could be counted on. */
    private static final int MOST = 512;

    private RecordRuns() {}

    /** The runs with one more record. */
    public static List<RecordRun> with(List<RecordRun> runs, long number, RecordMark mark) {
        return with(runs, RecordRun.of(number, mark));
    }

    /** All of both. */
    public static List<RecordRun> union(List<RecordRun> runs, List<RecordRun> others) {
        var all = runs;
        for (var other : others) {
            all = with(all, other);
        }
        return all;
    }

    private static List<RecordRun> with(List<RecordRun> runs, RecordRun added) {
        if (runs.size() == 1 && runs.get(0).touches(added)) {
            var run = runs.get(0);
            return run.from() < added.from() && added.to() < run.to() ? runs : List.of(added.plus(run));
        }
        var result = new ArrayList<RecordRun>(runs.size() + 1);
        var grown = added;
        var placed = false;
        for (var run : runs) {
            if (run.touches(grown)) {
                grown = grown.plus(run);
            } else if (run.from() > grown.to() && !placed) {
                result.add(grown);
                placed = true;
                result.add(run);
            } else {
                result.add(run);
            }
        }
        if (!placed) {
            result.add(grown);
        }
        return result.size() > MOST ? runs : List.copyOf(result);
    }
}
