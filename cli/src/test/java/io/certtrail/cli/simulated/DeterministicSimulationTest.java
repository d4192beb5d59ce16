/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole core, a seed in one thread: whatever happens to the logs of a made-up tenant on their way, the diagnoses
 * are those of the undisturbed logs, word for word, and those are right. {@code -Dsimulation.seeds=10000}, or
 * {@code =17..17}; {@code -Dsimulation.faults=JITTER,LATE} for some of the faults only.
 */
class DeterministicSimulationTest {
    private static final String COMMAND = "mvn -B -pl cli -am test -Dtest=DeterministicSimulationTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seeds=%d..%d -Dsimulation.faults=%s";

    @TempDir
    Path folder;

    @Test
    void nothing_on_the_way_changes_what_is_found() throws IOException {
        var seeds = seeds().parallel().mapToObj(this::attempt).toList();

        assertThat(seeds).filteredOn(problem -> !problem.isEmpty()).isEmpty();
    }

    /** What went wrong with a seed, with the command that shows it again. */
    private String attempt(long seed) {
        try {
            var own = Files.createTempDirectory(folder, "seed-" + seed);
            var run = new SimulatedRun(own, seed);
            var problem = problem(run, seed);
            delete(own);
            return problem;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String problem(SimulatedRun run, long seed) throws IOException {
        if (!run.wrong().isEmpty()) {
            return "undisturbed: %s%n%s".formatted(run.wrong(), command(seed, Set.of()));
        }
        if (!differs(run, faults())) {
            return "";
        }
        var least = least(run, faults());
        return "%s%n%s".formatted(difference(run, least), command(seed, least));
    }

    private static String difference(SimulatedRun run, Set<Fault> faults) throws IOException {
        try {
            var found = run.disturbed(faults);
            var expected = run.undisturbed();
            return "missing: %s%nunexpected: %s"
                    .formatted(
                            expected.stream()
                                    .filter(line -> !found.contains(line))
                                    .toList(),
                            found.stream()
                                    .filter(line -> !expected.contains(line))
                                    .toList());
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_output_each_time() throws IOException {
        var once = new SimulatedRun(Files.createDirectory(folder.resolve("a")), 1).disturbed(faults());
        var again = new SimulatedRun(Files.createDirectory(folder.resolve("b")), 1).disturbed(faults());
        var third = new SimulatedRun(Files.createDirectory(folder.resolve("c")), 1).disturbed(faults());

        assertThat(again).isEqualTo(once).isNotEmpty();
        assertThat(third).isEqualTo(once);
    }

    private static boolean differs(SimulatedRun run, Set<Fault> faults) throws IOException {
        try {
            return !run.disturbed(faults).equals(run.undisturbed());
        } catch (AssertionError e) {
            return true;
        }
    }

    /** Leaves out one fault after the other, as long as it still goes wrong without it. */
    private static Set<Fault> least(SimulatedRun run, Set<Fault> faults) throws IOException {
        var left = EnumSet.copyOf(faults);
        for (var fault : faults) {
            left.remove(fault);
            if (!differs(run, left)) {
                left.add(fault);
            }
        }
        return left;
    }

    private static String command(long seed, Set<Fault> faults) {
        return COMMAND.formatted(seed, seed, faults.stream().map(Fault::name).collect(Collectors.joining(",")));
    }

    private static LongStream seeds() {
        var told = System.getProperty("simulation.seeds", "500");
        var dots = told.indexOf("..");
        long from = dots < 0 ? 1 : Long.parseLong(told.substring(0, dots));
        long to = Long.parseLong(dots < 0 ? told : told.substring(dots + 2));
        return LongStream.rangeClosed(from, to);
    }

    private static Set<Fault> faults() {
        var told = System.getProperty("simulation.faults");
        if (told == null) {
            return EnumSet.allOf(Fault.class);
        }
        return told.isBlank()
                ? EnumSet.noneOf(Fault.class)
                : Arrays.stream(told.split(","))
                        .map(Fault::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
    }
}
