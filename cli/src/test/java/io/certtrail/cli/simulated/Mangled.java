/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.simulated;

import io.certtrail.simulation.log.LogFile;
import io.certtrail.simulation.world.Sink;
import io.certtrail.simulation.world.Truth;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** What happens to files: lines nobody can read, records with impossible times, a log in two files. */
final class Mangled implements Sink {
    private static final int AS_FAR_AS_ITS_PROCESS = 30;

    private final Sink sink;
    private final Set<Fault> faults;
    private final SplittableRandom random;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Map<String, Integer> splitAt = new HashMap<>();
    private final Map<String, LogFile> parts = new HashMap<>();

    Mangled(Sink sink, Set<Fault> faults, long seed) {
        this.sink = sink;
        this.faults = faults;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void line(LogFile file, Instant time, String text) {
        var to = part(file, time);
        // The form of a log is told by its first line.
        var isFirst = begun.add(to.path());
        if (happens(Fault.POISON, 100) && !isFirst) {
            sink.line(to, time, poison(file, text));
        }
        if (happens(Fault.WRONG_TIME, 4) && isPoll(text)) {
            var year = random.nextBoolean() ? "1970" : "2038";
            sink.line(to, time, text.replace("2026-03", year + "-03"));
        }
        sink.line(to, time, text);
    }

    private boolean happens(Fault fault, int in) {
        return faults.contains(fault) && random.nextInt(in) == 0;
    }

    /** In a log whose records may go on over some lines, poison is a line of its own only when it begins as one. */
    private String poison(LogFile file, String text) {
        if (file.path().endsWith(".log") || file.path().endsWith(".txt")) {
            return text.substring(0, text.indexOf(' ') + AS_FAR_AS_ITS_PROCESS);
        }
        if (file.path().endsWith(".csv")) {
            return text.substring(0, text.lastIndexOf(',', text.length() / 2));
        }
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, text.length() / 2);
            case 1 -> "\u0000\u0001 not a record \ufffd";
            default -> "{\"@timestamp\":\"yesterday\"}";
        };
    }

    /** A record that says no more than that the connector is well. */
    private static boolean isPoll(String text) {
        return text.contains("HealthMessageUploadSuccess");
    }

    /** Where a log that is split goes on. */
    static String secondPart(String path) {
        return path.replaceFirst("(\\.[a-z]+)$", "-b$1");
    }

    private LogFile part(LogFile file, Instant time) {
        if (!faults.contains(Fault.SPLIT)) {
            return file;
        }
        int number = lines.merge(file.path(), 1, Integer::sum);
        int at = splitAt.computeIfAbsent(file.path(), none -> 5 + random.nextInt(200));
        if (number <= at) {
            return file;
        }
        var path = secondPart(file.path());
        return parts.computeIfAbsent(path, none -> file.goesOn(path, time));
    }

    @Override
    public void truth(Truth truth) {
        sink.truth(truth);
    }
}
