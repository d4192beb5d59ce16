/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.cli.run.CatalogueTests.Result;
import io.certtrail.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A catalogue and what came of its tests, as people read them. */
public final class CatalogueView {
    private CatalogueView() {}

    /** How much there is, in one line. */
    public static String sizes(Catalogue catalogue) {
        var tests = catalogue.diagnoses().stream()
                .mapToInt(entry -> entry.tests().size())
                .sum();
        return "%d workflows, %d signals, %d diagnoses with %d tests, %d HRESULTs, %d IIS and %d SCEP codes: all in order"
                .formatted(
                        catalogue.workflows().size(),
                        catalogue.signals().size(),
                        catalogue.diagnoses().size(),
                        tests,
                        catalogue.codes().hresults().size(),
                        catalogue.codes().iis().size(),
                        catalogue.codes().scep().size());
    }

    /** All diagnoses by code. */
    public static List<String> table(Catalogue catalogue, Palette palette) {
        var lines = new ArrayList<String>();
        var width = catalogue.diagnoses().stream().mapToInt(entry -> entry.code().length()).max().orElse(4);
        var row = "%-" + width + "s  %-8s  %-13s  %s";
        lines.add(palette.bold(row.formatted("CODE", "SEVERITY", "WORKFLOW", "MEANING")));
        catalogue.diagnoses().stream()
                .sorted(Comparator.comparing(DiagnosisEntry::code))
                .map(entry -> row.formatted(
                        Safe.text(entry.code()),
                        entry.severity().id(),
                        Safe.text(entry.workflow()),
                        Safe.text(entry.title())))
                .map(line -> Safe.cut(line, Terminal.WIDTH))
                .forEach(lines::add);
        return lines;
    }

    /** One test's result, with what differs when it failed. */
    public static List<String> lines(Result result, Palette palette) {
        var lines = new ArrayList<String>();
        var verdict = result.passed() ? palette.good("pass") : palette.bad("FAIL");
        lines.add("%s  %s: %s".formatted(verdict, Safe.text(result.code()), Safe.text(result.name())));
        result.missing().forEach(expected -> lines.add("      - expected, not said: " + Safe.text(expected)));
        result.unexpected().forEach(said -> lines.add("      + said, not expected: " + Safe.text(said)));
        return lines;
    }
}
