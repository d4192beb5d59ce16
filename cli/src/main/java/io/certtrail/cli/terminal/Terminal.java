/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * All a command may touch of the world around it, so that a test can be that world.
 *
 * @param out results
 * @param err everything else
 * @param directory what relative paths are relative to
 * @param home the checkout or installation, where {@code samples/} is
 */
public record Terminal(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        boolean outIsTty,
        boolean errIsTty,
        Path directory,
        Path home) {

    /** Columns that output is laid out for. */
    public static final int WIDTH = 100;

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** The terminal of this process; the launcher says which streams are shown to a person. */
    public static Terminal ofProcess() {
        var shown = System.getProperty("certtrail.tty", "");
        return new Terminal(
                new Output(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
                System.getenv(),
                Clock.systemUTC(),
                shown.contains("out"),
                shown.contains("err"),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("certtrail.home", "")).toAbsolutePath());
    }

    /** Whether output is coloured under {@code --color}: auto asks the stream and {@code NO_COLOR}. */
    public boolean colours(ColorWhen when) {
        return switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> outIsTty && environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
        };
    }

    private boolean isDumb() {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Writes out what is buffered. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
