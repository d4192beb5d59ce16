/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.Seeds;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.simulation.Plan;
import io.certtrail.simulation.Simulation;
import io.certtrail.simulation.folder.CaseFolder;
import io.certtrail.simulation.world.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the logs of a made-up tenant, with the truth beside them. */
@Command(
        name = "simulate",
        header = "Writes the logs of a made-up tenant, with the truth beside them.",
        description = {
            "",
            "DIR becomes a case folder: the logs, case.yaml, and truth.jsonl with every diagnosis that is right and"
                    + " the totals. The same seed gives the same bytes."
        })
final class SimulateCommand implements Callable<Integer> {
    private final Terminal io;

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    @Option(
            names = "--seed",
            paramLabel = "N|N..M",
            defaultValue = "1",
            description = "which tenant (1); a range makes a folder seed-N for each")
    private String seed = "1";

    @Mixin
    private TenantOptions tenant = new TenantOptions();

    /** Where the logs go. */
    static final class Where {
        @Option(names = "--out", paramLabel = "DIR", required = true, description = "write a case folder there")
        private @Nullable Path out;

        @Option(
                names = "--stdout",
                required = true,
                description = "write the records of all logs to standard output, in order of arrival")
        private boolean stdout;
    }

    SimulateCommand(Terminal io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        var seeds = Seeds.parse(seed);
        if (!where.stdout && where.out != null) {
            folders(where.out, seeds);
        } else {
            seeds.forEach(each -> tell(Simulation.run(plan(each), new LineSink(io.out()))));
        }
        io.out().flush();
        return ExitCode.DONE.number();
    }

    private void folders(Path out, List<Long> seeds) throws IOException {
        for (var each : seeds) {
            folder(seeds.size() == 1 ? out : out.resolve("seed-" + each), each);
        }
    }

    private void folder(Path folder, long each) throws IOException {
        var path = io.directory().resolve(folder);
        if (Files.exists(path) && !isEmptyFolder(path)) {
            throw Failure.usage("'%s' is not empty; name a folder that is not there yet".formatted(folder));
        }
        var plan = plan(each);
        try (var logs = CaseFolder.in(path)) {
            var totals = Simulation.run(plan, logs);
            logs.finish(totals);
            tell(totals);
        }
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (var files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private Plan plan(long each) {
        return tenant.plan(each);
    }

    private void tell(Totals totals) {
        io.err().println("certtrail: " + totals.json());
    }
}
