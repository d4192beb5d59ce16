/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own, which can be killed like one. */
final class ForkedService implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final String place;

    private ForkedService(Process process, String place) {
        this.process = process;
        this.place = place;
    }

    /** Starts it and waits for its line {@code ready PLACE}. */
    static ForkedService ready(Class<?> main, String... args) throws Exception {
        var process = process(main, args)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var line = CompletableFuture.supplyAsync(() -> firstLine(process)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null || !line.startsWith("ready ")) {
            process.destroyForcibly();
            throw new IllegalStateException("%s said '%s'".formatted(main.getSimpleName(), line));
        }
        return new ForkedService(process, line.substring("ready ".length()));
    }

    /** Runs one that ends by itself: its exit code and the lines it wrote. */
    static Ended ended(Class<?> main, String... args) throws Exception {
        var process = process(main, args).redirectErrorStream(true).start();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = reader.lines().filter(line -> !line.startsWith("SLF4J")).toList();
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Ended(process.exitValue(), lines);
        }
    }

    record Ended(int exitCode, List<String> lines) {}

    private static ProcessBuilder process(Class<?> main, String... args) {
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    private static String firstLine(Process process) {
        try {
            return new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    String place() {
        return place;
    }

    /** SIGKILL: it cannot do anything about it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; says whether it ended in time. */
    boolean terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
