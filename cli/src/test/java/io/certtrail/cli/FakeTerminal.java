/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli;

import io.certtrail.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A world for a command: what it prints is kept, what it may see is said. */
public final class FakeTerminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private boolean tty;

    private FakeTerminal(Path directory) {
        this.directory = directory;
    }

    public static FakeTerminal in(Path directory) {
        return new FakeTerminal(directory);
    }

    public FakeTerminal withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public FakeTerminal shownToAPerson() {
        tty = true;
        return this;
    }

    public Ended run(String... args) {
        out.reset();
        err.reset();
        var io = new Terminal(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment,
                Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC),
                tty,
                tty,
                directory,
                directory);
        var status = Main.run(args, io);
        io.flush();
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** How a command ended. */
    public record Ended(int status, String out, String err) {}
}
