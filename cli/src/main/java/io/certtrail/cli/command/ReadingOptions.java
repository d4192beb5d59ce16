/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.AsOf;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is read, which part of it, and until when it is judged. */
final class ReadingOptions {
    @Option(names = "--from", paramLabel = "TIME", description = "leave out events before this time")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "leave out events from this time on")
    private @Nullable String to;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "zone of --from, --to and of logs that name none (UTC)")
    private String zone = "UTC";

    @Option(
            names = "--as-of",
            paramLabel = "TIME|end",
            description = "until when deadlines run: a time, or end for the last event; else the last event"
                    + " and the longest wait")
    private @Nullable String asOf;

    /** The inputs at these paths. */
    Inputs at(List<Path> paths, Terminal io) {
        var timezone = Times.zone(zone);
        var start = Times.parseOptional("--from", from, timezone);
        var end = Times.parseOptional("--to", to, timezone);
        if (start != null && end != null && !start.isBefore(end)) {
            throw Failure.usage("--from '%s' is not before --to '%s'; swap them".formatted(from, to));
        }
        var found = paths.stream().map(path -> existing(path, io)).toList();
        return new Inputs(found, "default", timezone, start, end, asOf(timezone));
    }

    private AsOf asOf(ZoneId timezone) {
        if (asOf == null) {
            return AsOf.allWaits();
        }
        return asOf.equals("end") ? new AsOf.End() : new AsOf.At(Times.parse("--as-of", asOf, timezone));
    }

    /** A path that is there, resolved against the working directory. */
    static Path existing(Path path, Terminal io) {
        var resolved = io.directory().resolve(path);
        if (!Files.exists(resolved)) {
            throw Failure.usage("no such file or folder '%s'; check the path".formatted(path));
        }
        return resolved;
    }
}
