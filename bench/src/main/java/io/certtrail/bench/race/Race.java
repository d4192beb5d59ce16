/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs contenders in turn, A B C A B C, so that a drift of the machine's speed meets all, after one round that does not
 * count; prints the median of each figure and its ratio to the first contender.
 */
public final class Race {
    private final Bench bench;
    private final List<Contender> contenders;
    private final Map<Contender, List<Figures>> runs = new LinkedHashMap<>();

    private Race(Bench bench, List<Contender> contenders) {
        this.bench = bench;
        this.contenders = contenders;
        contenders.forEach(contender -> runs.put(contender, new ArrayList<>()));
    }

    /** So many counted rounds ({@code --runs}, 3), a table of what they cost for so many items, and the medians. */
    public static Map<Contender, Figures> run(Bench bench, List<Contender> contenders, String item, long items)
            throws IOException, InterruptedException {
        var race = new Race(bench, contenders);
        var rounds = bench.option("runs", 3);
        for (var round = 0; round <= rounds; round++) {
            race.round(round > 0);
        }
        var medians = race.medians();
        race.print(medians, rounds, item, items);
        return medians;
    }

    private void round(boolean counts) throws IOException, InterruptedException {
        for (var entry : runs.entrySet()) {
            var output = bench.file("output");
            var figures = Measured.run(entry.getKey(), output);
            if (counts) {
                entry.getValue().add(figures);
            }
        }
    }

    private Map<Contender, Figures> medians() {
        var medians = new LinkedHashMap<Contender, Figures>();
        runs.forEach((contender, figures) -> medians.put(contender, Figures.median(figures)));
        return medians;
    }

    private void print(Map<Contender, Figures> medians, long rounds, String item, long items) {
        var out = bench.out();
        var first = medians.get(contenders.get(0));
        if (first == null) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "Median of %d, whole processes, start included; %,d %s. Ratio: CPU of the first / CPU of this.%n",
                rounds,
                items,
                item);
        out.printf("%-44s %8s %8s %8s %12s %10s %7s%n", "", "CPU s", "wall s", "MiB", "/ CPU s", "found", "ratio");
        medians.forEach((contender, figures) -> out.printf(
                Locale.ROOT,
                "%-44s %8.2f %8.2f %8.0f %,12.0f %,10d %7.2f%n",
                contender.name(),
                figures.cpuSeconds(),
                figures.wallSeconds(),
                figures.peakMegabytes(),
                items / figures.cpuSeconds(),
                figures.found(),
                first.cpuSeconds() / figures.cpuSeconds()));
    }
}
