/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.cli.run.CatalogueTests;
import io.certtrail.cli.run.Mutants;
import io.certtrail.cli.terminal.ExitCode;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.cli.terminal.Terminal;
import io.certtrail.cli.view.CatalogueView;
import io.certtrail.cli.view.Palette;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks, tests and lists what certtrail knows. */
@Command(name = "catalogue", header = "Checks, tests and lists what certtrail knows.")
final class CatalogueCommand implements Callable<Integer> {
    private static final String FOLDER = "a folder that adds to the built-in catalogue or overrides it";

    private final Terminal io;
    private final Certtrail root;

    CatalogueCommand(Terminal io, Certtrail root) {
        this.io = io;
        this.root = root;
    }

    @Override
    public Integer call() {
        throw Failure.usage("catalogue needs one of check, test, list; 'certtrail catalogue --help' tells about each");
    }

    /** Loads it, which checks every name in it. */
    @Command(name = "check", header = "Loads a catalogue and checks every name in it.")
    int check(@Parameters(paramLabel = "DIR", arity = "0..1", description = FOLDER) @Nullable Path folder) {
        var catalogue = load(folder);
        var untested = catalogue.diagnoses().stream()
                .filter(entry -> entry.tests().isEmpty())
                .map(DiagnosisEntry::code)
                .toList();
        if (!untested.isEmpty()) {
            throw Failure.usage(
                    "diagnoses/%s.yaml: carries no test; add at least one that shows it and one that does not (%d without)"
                            .formatted(untested.get(0), untested.size()));
        }
        io.out().println(CatalogueView.sizes(catalogue));
        return ExitCode.DONE.number();
    }

    /** Runs the tests that diagnoses carry. */
    @Command(name = "test", header = "Runs the tests that diagnoses carry.")
    int test(
            @Parameters(paramLabel = "DIR", arity = "0..1", description = FOLDER) @Nullable Path folder,
            @Option(names = "--code", paramLabel = "CODE", description = "only those of this diagnosis") @Nullable String code,
            @Option(
                            names = "--mutants",
                            description =
                                    "takes each part of each signature away in turn and tells which of them no test needs")
                    boolean mutants)
            throws IOException, InterruptedException {
        var catalogue = load(folder);
        if (mutants) {
            return mutants(catalogue, code);
        }
        var tests = new CatalogueTests(catalogue, io.clock());
        var results = new ArrayList<CatalogueTests.Result>();
        for (var entry : chosen(catalogue, code)) {
            for (var result : tests.run(entry)) {
                results.add(result);
                CatalogueView.lines(result, Palette.of(root.colours())).forEach(io.out()::println);
            }
        }
        var failed = results.stream().filter(result -> !result.passed()).count();
        io.out().println("%d passed, %d failed".formatted(results.size() - failed, failed));
        return failed == 0 ? ExitCode.DONE.number() : ExitCode.USAGE.number();
    }

    private int mutants(Catalogue catalogue, @Nullable String code) throws IOException, InterruptedException {
        var survivors = 0;
        for (var entry : chosen(catalogue, code)) {
            for (var part : Mutants.survivors(catalogue, entry, io.clock())) {
                survivors++;
                io.out().println("%s: no test needs %s".formatted(entry.code(), part));
            }
        }
        io.out().println("%d parts that no test needs".formatted(survivors));
        return survivors == 0 ? ExitCode.DONE.number() : ExitCode.USAGE.number();
    }

    private static List<DiagnosisEntry> chosen(Catalogue catalogue, @Nullable String code) {
        return code == null
                ? catalogue.diagnoses()
                : List.of(catalogue
                        .diagnosis(code)
                        .orElseThrow(() -> Failure.usage(
                                "no diagnosis '%s'; 'certtrail catalogue list' shows all".formatted(code))));
    }

    /** Lists all diagnoses. */
    @Command(name = "list", header = "Lists all diagnoses with what they mean.")
    int list(@Parameters(paramLabel = "DIR", arity = "0..1", description = FOLDER) @Nullable Path folder) {
        CatalogueView.table(load(folder), Palette.of(root.colours())).forEach(io.out()::println);
        return ExitCode.DONE.number();
    }

    private Catalogue load(@Nullable Path folder) {
        return folder == null
                ? Catalogue.builtIn()
                : Catalogue.with(io.directory().resolve(folder));
    }
}
