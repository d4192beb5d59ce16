/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.correlate;

import io.certtrail.bench.race.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The correlator's topology beside a bare one with one repartition and one store, each in a process that holds the
 * broker too. Options: {@code --requests} (200,000), {@code --partitions} (2), {@code --threads} (2), {@code --seed}
 * (1), {@code --runs} (3).
 */
public final class CorrelateBenchmark {
    /** The launcher's, and half of the heap for what is young. */
    private static final List<String> JVM = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:NewRatio=1",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private CorrelateBenchmark() {}

    private record Run(long records, double seconds, double cpuSeconds) {
        double perSecond() {
            return records / seconds;
        }

        double perCpuSecond() {
            return records / cpuSeconds;
        }
    }

    /** Prints the table. */
    public static void run(Bench bench) throws IOException, InterruptedException {
        var floors = new ArrayList<Run>();
        var ours = new ArrayList<Run>();
        for (var round = 0; round < bench.option("runs", 3); round++) {
            floors.add(contest(bench, "floor", round));
            ours.add(contest(bench, "certtrail", round));
        }
        var out = bench.out();
        out.printf(
                Locale.ROOT,
                "Median of %d; %,d records; exactly_once_v2, RocksDB, broker in the same process.%n",
                floors.size(),
                floors.get(0).records());
        out.printf("%-40s %12s %14s%n", "", "records/s", "records/CPU-s");
        print(bench, "one repartition, one store", floors);
        print(bench, "certtrail", ours);
        out.printf(
                Locale.ROOT,
                "ratio                                    %12.2f %14.2f%n",
                median(ours, Run::perSecond) / median(floors, Run::perSecond),
                median(ours, Run::perCpuSecond) / median(floors, Run::perCpuSecond));
    }

    private static void print(Bench bench, String name, List<Run> runs) {
        bench.out()
                .printf(
                        Locale.ROOT,
                        "%-40s %,12.0f %,14.0f%n",
                        name,
                        median(runs, Run::perSecond),
                        median(runs, Run::perCpuSecond));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Run contest(Bench bench, String who, int round) throws IOException, InterruptedException {
        var command = bench.program(
                Contestant.class,
                JVM,
                who,
                Long.toString(bench.option("requests", 200_000)),
                Long.toString(bench.option("partitions", 2)),
                Long.toString(bench.option("threads", 2)),
                Long.toString(bench.option("seed", 1)),
                bench.file(who + round).toString());
        var errors = bench.file("errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var words = said.strip().lines().reduce("", (first, second) -> second).split(" ", -1);
        if (process.waitFor() != 0 || words.length != 3) {
            throw new IllegalArgumentException(
                    "%s ended with %d: %s".formatted(who, process.exitValue(), Files.readString(errors.toPath())));
        }
        return new Run(Long.parseLong(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    }
}
