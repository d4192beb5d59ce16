/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.Rejected;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads rejects again. */
@Command(
        name = "replay",
        header = "Reads again what could not be read, and ships what can be read now.",
        description = {"", "Each is shipped once, however often this runs; what still cannot be read stays where it is."
        })
final class RejectsReplayCommand implements Callable<Integer> {
    private final Terminal io;

    @Option(names = "--file", paramLabel = "FILE", description = "those of a file, not of Kafka")
    private @Nullable Path file;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    RejectsReplayCommand(Terminal io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        var zone = Times.zone(options.settings(io).ship().timezone());
        var result = rejected(options, file, io).replay(zone);
        io.err()
                .println("certtrail: %d rejects can be read now and gave %d events; %d are left"
                        .formatted(result.read(), result.events(), result.left()));
        return ExitCode.DONE.number();
    }

    /** The rejects that are asked for. */
    static Rejected rejected(ServiceOptions options, @Nullable Path file, Terminal io) {
        var services = ServiceOptions.services(options.settings(io));
        return file == null
                ? Rejected.in(services, io.clock())
                : Rejected.in(ReadingOptions.existing(file, io), services, io.clock());
    }
}
