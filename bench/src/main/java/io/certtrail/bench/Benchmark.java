/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench;

import io.certtrail.bench.correlate.CorrelateBenchmark;
import io.certtrail.bench.disorder.DisorderBenchmark;
import io.certtrail.bench.disorder.FloodBenchmark;
import io.certtrail.bench.evtx.EvtxBenchmark;
import io.certtrail.bench.parse.ParseBenchmark;
import io.certtrail.bench.race.Bench;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Every benchmark; adding one is a class with a method that takes a {@link Bench}, and a line here. */
enum Benchmark {
    /** An IIS log to JSON lines: {@code certtrail parse}. */
    PARSE("parse", ParseBenchmark::run),
    /** An event log in its own form, warm. */
    EVTX("evtx", EvtxBenchmark::run),
    /** Events in Kafka to diagnoses in Kafka: the topology of {@code certtrail correlate}. */
    CORRELATE("correlate", CorrelateBenchmark::run),
    /** What is missed, false and repeated when records do not come in order. */
    DISORDER("disorder", DisorderBenchmark::run),
    /** Ten million invented transactions beside a good flow: what is kept, and what is said of the good ones. */
    FLOOD("flood", FloodBenchmark::run);

    private final String id;
    private final Program program;

    Benchmark(String id, Program program) {
        this.id = id;
        this.program = program;
    }

    /** What a benchmark does. */
    @FunctionalInterface
    interface Program {
        void run(Bench bench) throws IOException, InterruptedException;
    }

    static Benchmark of(String id) {
        return Arrays.stream(values())
                .filter(benchmark -> benchmark.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no benchmark '%s'; known: %s".formatted(id, known())));
    }

    void run(Bench bench) throws IOException, InterruptedException {
        program.run(bench);
    }

    private static String known() {
        return Arrays.stream(values()).map(benchmark -> benchmark.id).collect(Collectors.joining(", "));
    }
}
