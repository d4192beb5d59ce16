/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.disorder;

import io.certtrail.bench.race.Bench;
import io.certtrail.cli.run.CaseReader;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.Watcher;
import io.certtrail.correlator.local.LocalCorrelator;
import io.certtrail.correlator.local.LocalStores;
import io.certtrail.correlator.stage.Conclusions;
import io.certtrail.correlator.stage.Limits;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Incident;
import io.certtrail.schemas.diagnosis.TrailState;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Preset;
import io.certtrail.simulation.story.Life.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Somebody invents transactions at one NDES host, evenly over the day of the load {@code connector-events} at four
 * others: the heap after a full collection on the way, and what is missed, false and repeated of the good ones at the
 * end. Options: {@code --invented} (10,000,000), {@code --open}, how many are kept (the usual limit),
 * {@code --transactions} (62,000), {@code --seed} (1).
 */
public final class FloodBenchmark {
    private static final int TOLD = 10;
    /** Bytes that the stores are told there are: what more there is they would take before they make bytes of cells. */
    private static final long MEMORY = 512L << 20;

    private FloodBenchmark() {}

    /** Prints a line for each tenth, and the score. */
    public static void run(Bench bench) {
        var invented = bench.option("invented", 10_000_000);
        int transactions = Math.toIntExact(
                bench.option("transactions", Preset.CONNECTOR_EVENTS.size().requests()));
        var plan = Plan.of(Preset.CONNECTOR_EVENTS, bench.option("seed", 1)).with(new Size(transactions, 4, 0, 0));
        try {
            var load = Load.write(bench.file("good.jsonl"), plan, false);
            var limits = new Limits(Math.toIntExact(bench.option("open", Limits.USUAL.open())));
            new Run(bench, new Flood(plan.start(), plan.span(), invented), load, limits).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Run {
        private final Bench bench;
        private final Flood flood;
        private final Load load;
        private final Told told = new Told();
        private final Shippers shippers = new Shippers(Load.CHANNELS + Flood.CHANNELS);
        private final LocalCorrelator correlator;

        Run(Bench bench, Flood flood, Load load, Limits limits) {
            this.correlator = new LocalCorrelator(Replayed.CATALOGUE, limits, told, new LocalStores(MEMORY));
            this.bench = bench;
            this.flood = flood;
            this.load = load;
        }

        void run() throws IOException {
            correlator.tick(Replayed.NOW);
            CaseReader.open(Inputs.of(List.of(load.file()), ZoneOffset.UTC)).read(this::take, Watcher.none());
            while (flood.goesOn()) {
                invent();
            }
            shippers.end(LocalCorrelator.longestWait(Replayed.CATALOGUE)).forEach(correlator::accept);
            tell("at the end");
            bench.out()
                    .printf(
                            Locale.ROOT,
                            "%ngood: missed / false / repeated of %,d right: %s%n",
                            load.right().size(),
                            Score.of(load.right(), told.good()));
            bench.out().printf(Locale.ROOT, "of the flooded host: %s%n", told.codes());
        }

        private void take(LogEvent event) {
            while (flood.goesOn() && !flood.next().isAfter(event.time())) {
                invent();
            }
            shippers.ship(event).forEach(correlator::accept);
        }

        private void invent() {
            shippers.ship(flood.invent()).forEach(correlator::accept);
            if (flood.invented() % Math.max(1, flood.all() / TOLD) == 0) {
                tell("%,d invented".formatted(flood.invented()));
            }
        }

        private void tell(String when) {
            System.gc();
            var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
            var cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
            bench.out().printf(Locale.ROOT, "%-24s%,8d MB of heap, %,d CPU s%n", when, heap, cpu.toSeconds());
        }
    }

    /** Whoever was told of a request counts, also when that was taken back; a revision that comes twice is repeated. */
    private static final class Told implements Conclusions {
        private final Map<String, String> good = new HashMap<>();
        private final Set<String> revisions = new HashSet<>();
        private final List<String> again = new ArrayList<>();
        private final Map<String, Long> codes = new HashMap<>();

        @Override
        public void diagnosis(Diagnosis diagnosis) {
            if (Flood.HOST.equals(diagnosis.host())) {
                codes.merge(diagnosis.code() + " " + diagnosis.state().id(), 1L, Long::sum);
                return;
            }
            good.put(diagnosis.id(), Replayed.device(diagnosis));
            if (!revisions.add(diagnosis.id() + "/" + diagnosis.revision())) {
                again.add(Replayed.device(diagnosis));
            }
        }

        List<String> good() {
            var all = new ArrayList<>(good.values());
            all.addAll(again);
            return all;
        }

        Map<String, Long> codes() {
            return codes;
        }

        @Override
        public void incident(Incident incident) {
            // Only requests are counted.
        }

        @Override
        public void trail(TrailState trail) {
            // Only what is wrong is counted.
        }
    }
}
