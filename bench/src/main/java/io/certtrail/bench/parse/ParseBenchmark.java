/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.parse;

import static io.certtrail.bench.race.Contender.Answer.LINES;
import static io.certtrail.bench.race.Contender.Answer.NUMBER;

import io.certtrail.bench.race.Bench;
import io.certtrail.bench.race.Contender;
import io.certtrail.bench.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/**
 * {@code certtrail parse} of an IIS log, beside two counters of the system, the least a Java program does, and DuckDB.
 * Options: {@code --lines} (1,000,000), {@code --seed} (1), {@code --runs} (3).
 */
public final class ParseBenchmark {
    private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC", "-Xshare:auto");

    private ParseBenchmark() {}

    /** Prints the table. */
    public static void run(Bench bench) throws IOException, InterruptedException {
        var log = bench.file("u_ex260310.log");
        var lines = bench.option("lines", 1_000_000);
        var scep = IisLog.write(log, lines, bench.option("seed", 1));
        bench.out().printf(Locale.ROOT, "%,d bytes, %,d requests to NDES%n", Files.size(log), scep);
        var name = log.toString();
        var ours = new Contender("certtrail parse", bench.certtrail("parse", name), LINES);
        var floor = new Contender("byte-splitting Java floor", bench.program(ByteFloor.class, SMALL, name), LINES);
        var duck = new Contender("DuckDB, 1 thread", bench.program(DuckDbParse.class, SMALL, name), LINES);
        var grep = new Contender("grep -c mscep (decoys too)", List.of("grep", "-c", "mscep", name), NUMBER);
        var wc = new Contender("wc -l", List.of("wc", "-l", name), NUMBER);
        var figures = Race.run(bench, List.of(ours, floor, duck, grep, wc), "lines", lines);
        for (var parser : List.of(ours, floor, duck)) {
            var found = figures.get(parser);
            if (found == null || found.found() != scep) {
                throw new IllegalArgumentException("%s did not find the %d requests".formatted(parser.name(), scep));
            }
        }
    }
}
