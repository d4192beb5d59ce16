/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process {@code certtrail ship}, following the logs of a folder. */
final class ShipProcess {
    private static final int PARTITIONS = 4;

    private final Process process;
    private final Path output;

    private ShipProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it over {@code logs} in a folder. */
    static ShipProcess start(Path folder, Services services, String... options) throws IOException {
        var config = Files.writeString(
                folder.resolve("certtrail.yaml"), """
                kafka: {bootstrap: "%s", partitions: %d}
                registry: {url: "%s"}
                ship: {paths: [logs], follow: true, name: tested}
                """.formatted(services.bootstrap(), PARTITIONS, services.registry()));
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.certtrail.cli.Main"));
        command.addAll(List.of("ship", "--config", config.toString()));
        var output = folder.resolve("ship.out");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "no process is left behind"));
        return new ShipProcess(process, output);
    }

    /** SIGKILL: it cannot do anything about it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whether it is still there after a while. */
    boolean runs(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** SIGTERM; whether it ended within ten seconds. */
    boolean terminated() throws InterruptedException {
        process.destroy();
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    /** What all such processes of the folder have said. */
    String output() throws IOException {
        return Files.readString(output);
    }
}
