/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench;

import io.certtrail.bench.race.Bench;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Runs the benchmark named first; the rest are its options. */
public final class Main {
    private Main() {}

    /** Exits with 1 when the name or an option is wrong, or when the figures are worth nothing. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            var benchmark = Benchmark.of(args.length == 0 ? "" : args[0]);
            try (var bench = Bench.open(out, Arrays.asList(args).subList(1, args.length))) {
                benchmark.run(bench);
            }
        } catch (IllegalArgumentException e) {
            out.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }
}
