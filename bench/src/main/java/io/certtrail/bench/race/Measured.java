/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.bench.race;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program as a process of its own and takes the kernel's word for what it cost (Linux's /proc): the time of
 * children waited for, and the peak of its memory while it runs.
 */
final class Measured {
    private static final double TICKS_PER_SECOND = 100;
    private static final int LOOK_MILLIS = 10;
    private static final int CHILD_USER = 13;
    private static final int CHILD_SYSTEM = 14;

    private Measured() {}

    /** Its figures; its output goes to this file. */
    static Figures run(Contender contender, Path output) throws IOException, InterruptedException {
        var errors = output.resolveSibling("errors");
        var before = childTicks();
        var start = System.nanoTime();
        var process = new ProcessBuilder(contender.command())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        long peak = 0;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakKilobytes(process.pid()));
        }
        var wall = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalArgumentException("%s ended with %d: %s"
                    .formatted(
                            contender.name(),
                            process.exitValue(),
                            Files.readString(errors).strip()));
        }
        var cpu = Math.max(childTicks() - before, 1) / TICKS_PER_SECOND;
        return new Figures(cpu, wall, peak / 1024.0, found(contender, output));
    }

    private static long childTicks() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[CHILD_USER]) + Long.parseLong(fields[CHILD_SYSTEM]);
    }

    private static long peakKilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    private static long found(Contender contender, Path output) throws IOException {
        if (contender.answer() == Contender.Answer.LINES) {
            return lines(output);
        }
        var words = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .strip()
                .split("\\s+", 2);
        return Long.parseLong(words[0]);
    }

    private static long lines(Path output) throws IOException {
        var buffer = new byte[1 << 16];
        long count = 0;
        try (var in = Files.newInputStream(output)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (var i = 0; i < read; i++) {
                    count += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return count;
    }
}
