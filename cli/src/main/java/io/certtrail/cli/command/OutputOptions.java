/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.alerting.format.AlertFormats;
import io.certtrail.alerting.format.Product;
import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.Workflow;
import io.certtrail.cli.run.Cost;
import io.certtrail.cli.run.Findings;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.Palette;
import io.certtrail.cli.view.Report;
import io.certtrail.cli.view.Safe;
import io.certtrail.cli.view.Summary;
import io.certtrail.cli.view.SummaryJson;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.Severity;
import io.certtrail.schemas.json.DiagnosisJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where findings go, in which form, and what makes the exit code 2. */
final class OutputOptions {
    @Option(names = "--format", paramLabel = "FORMAT", description = "table, jsonl, ocsf or cef (table)")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--all", description = "table: show every diagnosis and all evidence")
    private boolean all;

    @Option(names = "--out", paramLabel = "FILE", description = "write the result there, not to standard output")
    private @Nullable Path out;

    @Option(names = "--summary", paramLabel = "FILE", description = "write the figures of the run there, as JSON")
    private @Nullable Path summary;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "end with 2 when an open diagnosis is at least info, low, medium, high or critical")
    private @Nullable Severity failOn;

    /** Writes what was found and says how the process ends. */
    ExitCode write(Findings findings, Cost cost, Catalogue catalogue, Terminal io, boolean coloured)
            throws IOException {
        var figures = Summary.of(findings, cost);
        var palette = Palette.of(coloured && out == null);
        Destination.of(out, io)
                .write(
                        format == OutputFormat.TABLE
                                ? Report.lines(figures, ordered(catalogue), palette, all)
                                : json(findings));
        if (summary != null) {
            Destination.of(summary, io).write(List.of(SummaryJson.of(figures)));
        }
        io.out().flush();
        findings.problems().forEach(problem -> io.err().println("certtrail: " + Safe.text(problem)));
        io.err().println("certtrail: " + figures.readLine());
        io.err().println("certtrail: " + figures.costLine());
        return failOn != null && findings.reaches(failOn) ? ExitCode.DIAGNOSED : ExitCode.DONE;
    }

    private static List<Workflow> ordered(Catalogue catalogue) {
        return catalogue.workflows().values().stream()
                .sorted(Comparator.comparing(Workflow::id))
                .toList();
    }

    /** A line for each diagnosis, made as it is written. */
    private Iterable<String> json(Findings findings) throws IOException {
        var writer = writer();
        return () -> findings.diagnoses().stream().map(writer).map(Safe::json).iterator();
    }

    private Function<Diagnosis, String> writer() throws IOException {
        var product = Product.certtrail(Version.number());
        return switch (format) {
            case TABLE, JSONL -> DiagnosisJson::toJson;
            case OCSF -> AlertFormats.OCSF.by(product)::diagnosis;
            case CEF -> AlertFormats.CEF.by(product)::diagnosis;
        };
    }
}
