/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.Rejected;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.Palette;
import io.certtrail.cli.view.RejectJson;
import io.certtrail.cli.view.RejectTable;
import io.certtrail.schemas.event.Reject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists rejects that were not read since. */
@Command(name = "list", header = "Lists what could not be read, and was not read since.")
final class RejectsListCommand implements Callable<Integer> {
    private final Terminal io;
    private final Certtrail root;

    @Option(names = "--file", paramLabel = "FILE", description = "those of a file, not of Kafka")
    private @Nullable Path file;

    @Option(names = "--source", paramLabel = "TEXT", description = "only those whose source holds this")
    private String source = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "only those whose reason holds this")
    private String reason = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (by source and reason) or jsonl (each one)")
    private String format = "table";

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    RejectsListCommand(Terminal io, Certtrail root) {
        this.io = io;
        this.root = root;
    }

    @Override
    public Integer call() {
        var rejected = RejectsReplayCommand.rejected(options, file, io);
        switch (format) {
            case "jsonl" -> rejected.forEach(kept -> print(kept.reject()));
            case "table" -> table(rejected);
            default -> throw Failure.usage("--format '%s' is not known; write table or jsonl".formatted(format));
        }
        return ExitCode.DONE.number();
    }

    private void table(Rejected rejected) {
        var table = new RejectTable();
        rejected.forEach(kept -> {
            if (isWanted(kept.reject())) {
                table.add(kept.reject());
            }
        });
        table.lines(Palette.of(root.colours())).forEach(io.out()::println);
    }

    private void print(Reject reject) {
        if (isWanted(reject)) {
            io.out().println(RejectJson.toJson(reject));
        }
    }

    private boolean isWanted(Reject reject) {
        return reject.source().contains(source) && reject.reason().contains(reason);
    }
}
