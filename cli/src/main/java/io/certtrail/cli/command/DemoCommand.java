/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.cli.run.Cost;
import io.certtrail.cli.run.Findings;
import io.certtrail.cli.run.Inputs;
import io.certtrail.cli.run.KafkaPipeline;
import io.certtrail.cli.run.Sandbox;
import io.certtrail.cli.run.Services;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole system at work on the samples. */
@Command(
        name = "demo",
        header = "Shows the whole system at work on the samples.",
        description = {
            "",
            "Starts an embedded Kafka and schema registry, ships samples/ through the real topology and prints",
            "the diagnoses. Stays up until Ctrl-C, so that its topics can be looked at."
        })
final class DemoCommand implements Callable<Integer> {
    private final Terminal io;
    private final Certtrail root;

    @Option(names = "--exit", description = "end when all is diagnosed")
    private boolean exit;

    @Mixin
    private CatalogueOption catalogue = new CatalogueOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    DemoCommand(Terminal io, Certtrail root) {
        this.io = io;
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        var samples = io.home().resolve("samples");
        if (!Files.isDirectory(samples)) {
            throw Failure.usage("no samples at '%s'; run the certtrail of a checkout".formatted(samples));
        }
        var knowledge = catalogue.load();
        io.err().println("certtrail: starting Kafka and a schema registry in this process ...");
        io.err().flush();
        try (var sandbox = Sandbox.start()) {
            return Standing.closingAtEnd(sandbox, () -> show(sandbox.services(), samples, knowledge));
        }
    }

    private int show(Services services, Path samples, Catalogue knowledge) throws IOException, InterruptedException {
        io.err()
                .println("certtrail: Kafka at %s, registry at %s; shipping %s"
                        .formatted(services.bootstrap(), services.registry(), samples));
        io.err().flush();
        var inputs = Inputs.of(List.of(samples), ZoneOffset.UTC);
        var status = show(new KafkaPipeline(services, knowledge, io.clock()), inputs, knowledge);
        if (exit) {
            return status;
        }
        io.err().println("certtrail: all is diagnosed; Ctrl-C ends the demo");
        io.flush();
        return Standing.untilTold();
    }

    private int show(KafkaPipeline pipeline, Inputs inputs, Catalogue knowledge) throws IOException {
        var stopwatch = Cost.start();
        Findings findings;
        try (var watcher = new ReadingWatcher(io, null)) {
            findings = pipeline.run(inputs, watcher);
        }
        return output.write(findings, stopwatch.stop(), knowledge, io, root.colours())
                .number();
    }
}
