/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM of its own that can be killed, stopped and told to end; gone when closed. */
final class ChildProcess implements AutoCloseable {
    private static final String END = "\0end";
    private static final int LAST_WORDS = 600;
    private static final Duration DUMP = Duration.ofSeconds(5);

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> last = new LinkedBlockingQueue<>(LAST_WORDS);

    private ChildProcess(Process process, Path log) {
        this.process = process;
        var reader = new Thread(() -> read(log), "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a main class of this class path; what it says goes to a file too. */
    static ChildProcess start(Path log, List<String> jvm, Class<?> main, List<String> args) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        return new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), log);
    }

    private void read(Path log) {
        try (var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
                var writer = Files.newBufferedWriter(log)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                while (!last.offer(line)) {
                    last.poll();
                }
                writer.write(line);
                writer.newLine();
                writer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lines.add(END);
        }
    }

    /** What it said so far is no matter any more. */
    void forget() {
        lines.clear();
    }

    /** Waits until it says a line that holds a text; fails with what it said last, and what its threads do. */
    void await(String text, Duration atMost) throws InterruptedException {
        if (!says(text, atMost)) {
            throw new IllegalStateException("process %d did not say '%s' within %s; it %s; its last words:%n%s"
                    .formatted(process.pid(), text, atMost, isAlive() ? "runs" : "has ended", lastWords()));
        }
    }

    /** A JVM that is told to quit says what its threads do, and goes on. */
    private String lastWords() throws InterruptedException {
        if (isAlive()) {
            try {
                signal("QUIT");
                says("JNI global refs", DUMP);
            } catch (IOException | IllegalStateException e) {
                // It has ended meanwhile: what it said before tells why.
            }
        }
        return String.join(System.lineSeparator(), last);
    }

    /** Whether it says a line that holds a text, before the time is over and before it ends. */
    boolean says(String text, Duration atMost) throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        for (var line = next(until); line != null && !line.equals(END); line = next(until)) {
            if (line.contains(text)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String next(long until) throws InterruptedException {
        return lines.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** Lets it run for a while, which it must outlive. */
    void live(Duration time) throws InterruptedException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "process %d ended by itself with %d".formatted(process.pid(), process.exitValue()));
        }
    }

    /** Waits until it ends by itself; its exit code. */
    int ends(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("process %d did not end within %s".formatted(process.pid(), atMost));
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** SIGSTOP: it is there and does nothing, as on a machine that is paused. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        if (sent.waitFor() != 0) {
            throw new IllegalStateException("process %d did not take SIG%s".formatted(process.pid(), name));
        }
    }

    /** SIGTERM; its exit code. */
    int terminate(Duration atMost) throws InterruptedException {
        process.toHandle().destroy();
        return ends(atMost);
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
