/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.CaseReader;
import io.certtrail.cli.run.Reading;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.ReadingView;
import io.certtrail.cli.view.Safe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the readers understand of a file; nothing is correlated. */
@Command(
        name = "parse",
        addMethodSubcommands = false,
        header = "The events of files as JSON lines: what the readers understood.",
        description = {"", "Nothing is correlated. What became of each file's lines is told on standard error."})
final class ParseCommand implements Callable<Integer> {
    private final Terminal io;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files and folders to read")
    private List<Path> paths = List.of();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(names = "--rejects", paramLabel = "FILE", description = "write what could not be read there, as JSON lines")
    private @Nullable Path rejects;

    ParseCommand(Terminal io) {
        this.io = io;
    }

    /** Of these files and folders. */
    ParseCommand(Terminal io, List<Path> paths) {
        this(io);
        this.paths = paths;
    }

    @Override
    public Integer call() throws IOException {
        var reader = CaseReader.open(reading.at(paths, io));
        List<Reading> readings;
        try (var watcher = new ReadingWatcher(io, rejects)) {
            readings = reader.write(io.out(), EventLines::new, watcher);
        }
        reader.problems().forEach(problem -> io.err().println("certtrail: " + Safe.text(problem)));
        readings.stream().map(ReadingView::line).forEach(line -> io.err().println("certtrail: " + line));
        if (readings.stream().allMatch(file -> file.events() + file.ignored() == 0)) {
            throw Failure.nothingRead(
                    "nothing could be read in '%s'; --rejects FILE tells why for every line".formatted(paths.get(0)));
        }
        return ExitCode.DONE.number();
    }
}
