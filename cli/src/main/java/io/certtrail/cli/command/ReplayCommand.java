/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.run.Cost;
import io.certtrail.cli.run.Findings;
import io.certtrail.cli.run.KafkaPipeline;
import io.certtrail.cli.run.LocalPipeline;
import io.certtrail.cli.run.Pipeline;
import io.certtrail.cli.run.Services;
import io.certtrail.cli.run.TruthCheck;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.Safe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads logs, correlates them and tells what is wrong. */
@Command(
        name = "replay",
        addMethodSubcommands = false,
        header = "Reads logs, correlates them and tells what is wrong.",
        description = {
            "",
            "PATH is a file or folder; .gz and .zip are read as what they hold, a folder may have a case.yaml.",
            "Without --embedded or --kafka nothing but this process is needed."
        })
final class ReplayCommand implements Callable<Integer> {
    private final Terminal io;
    private final Certtrail root;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders to read")
    private List<Path> paths = List.of();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private CatalogueOption catalogue = new CatalogueOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--rejects", paramLabel = "FILE", description = "write what could not be read there, as JSON lines")
    private @Nullable Path rejects;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "compare with the truth.jsonl of a simulation: end with 2 and tell what is missed, false or"
                    + " repeated")
    private @Nullable Path truth;

    @ArgGroup
    private @Nullable Through through;

    @Option(names = "--registry", paramLabel = "URL", description = "with --kafka: URL of the schema registry")
    private String registry = "http://localhost:8081";

    /** Which Kafka the events go through. */
    static final class Through {
        @Option(names = "--embedded", required = true, description = "go through an embedded Kafka and schema registry")
        private boolean embedded;

        @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "go through this Kafka")
        private @Nullable String kafka;
    }

    ReplayCommand(Terminal io, Certtrail root) {
        this.io = io;
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var inputs = reading.at(paths, io);
        var knowledge = catalogue.load();
        var stopwatch = Cost.start();
        Findings findings;
        try (var watcher = new ReadingWatcher(io, rejects)) {
            findings = pipeline(knowledge).run(inputs, watcher);
        }
        if (findings.events() + findings.ignored() == 0) {
            throw Failure.nothingRead("nothing could be read in '%s' (%s); 'certtrail parse --help' lists the formats"
                    .formatted(paths.get(0), rejectedWords(findings)));
        }
        var ended = output.write(findings, stopwatch.stop(), knowledge, io, root.colours());
        return (agrees(findings) ? ended : ExitCode.DIAGNOSED).number();
    }

    private boolean agrees(Findings findings) throws IOException {
        if (truth == null) {
            return true;
        }
        var check = TruthCheck.of(ReadingOptions.existing(truth, io), findings.diagnoses());
        check.differences().forEach(line -> io.err().println(Safe.text(line)));
        io.err().println("certtrail: " + check.summary());
        return check.agrees();
    }

    private static String rejectedWords(Findings findings) {
        return "%d files, %d lines rejected".formatted(findings.readings().size(), findings.rejected());
    }

    private Pipeline pipeline(Catalogue knowledge) {
        if (through == null) {
            return new LocalPipeline(knowledge, io.clock());
        }
        return through.embedded || through.kafka == null
                ? KafkaPipeline.embedded(knowledge, io.clock())
                : new KafkaPipeline(Services.at(through.kafka, registry), knowledge, io.clock());
    }
}
