/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.run.LocalPipeline;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.BaselineView;
import io.certtrail.cli.view.Palette;
import io.certtrail.correlator.baseline.Baseline;
import io.certtrail.correlator.baseline.Leg;
import io.certtrail.schemas.diagnosis.TrailState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes deadlines from how long the tenant's own requests took. */
@Command(
        name = "baseline",
        header = "Proposes deadlines from how long the tenant's own requests took.",
        description = {
            "",
            "Nothing is changed: '--format yaml --out DIR/deadlines.yaml' writes a catalogue's deadlines, and",
            "'--catalogue DIR' of replay, correlate and up uses them."
        })
final class BaselineCommand implements Callable<Integer> {
    private final Terminal io;
    private final Certtrail root;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders to read")
    private List<Path> paths = List.of();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private CatalogueOption catalogue = new CatalogueOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, jsonl or yaml (table)")
    private Form format = Form.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = "write the result there, not to standard output")
    private @Nullable Path out;

    /** In which form it is told. */
    enum Form {
        TABLE,
        JSONL,
        YAML
    }

    BaselineCommand(Terminal io, Certtrail root) {
        this.io = io;
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        var knowledge = catalogue.load();
        var legs = legs(knowledge);
        if (legs.isEmpty()) {
            throw Failure.nothingRead("no request in '%s' went from one step to the next; give logs of several hours"
                    .formatted(paths.get(0)));
        }
        Destination.of(out, io).write(lines(legs));
        io.out().flush();
        return ExitCode.DONE.number();
    }

    private List<Leg> legs(Catalogue knowledge) throws IOException {
        try (var watcher = new ReadingWatcher(io, null)) {
            var trails = new HashMap<String, TrailState>();
            new LocalPipeline(knowledge, io.clock())
                    .run(reading.at(paths, io), watcher, trail -> trails.put(trail.id(), trail));
            trails.values().removeIf(TrailState::isGone);
            return Baseline.of(knowledge, trails.values());
        }
    }

    private List<String> lines(List<Leg> legs) {
        return switch (format) {
            case TABLE -> BaselineView.table(legs, Palette.of(root.colours() && out == null));
            case JSONL -> BaselineView.jsonl(legs);
            case YAML -> BaselineView.yaml(legs);
        };
    }
}
