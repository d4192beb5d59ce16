/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import io.certtrail.catalogue.CaseTest;
import io.certtrail.catalogue.CaseTest.Expectation;
import io.certtrail.catalogue.Catalogue;
import io.certtrail.catalogue.DiagnosisEntry;
import io.certtrail.cli.terminal.Failure;
import io.certtrail.correlator.stage.Limits;
import io.certtrail.schemas.diagnosis.Cause;
import io.certtrail.schemas.diagnosis.CauseStatus;
import io.certtrail.schemas.diagnosis.Diagnosis;
import io.certtrail.schemas.diagnosis.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the tests that diagnoses carry, through the same readers and the same correlator as any log. */
public final class CatalogueTests {
    private final Catalogue catalogue;
    private final Clock clock;

    public CatalogueTests(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What came of one test; passed when both lists are empty. */
    public record Result(String code, String name, List<String> missing, List<String> unexpected) {
        public Result {
            missing = List.copyOf(missing);
            unexpected = List.copyOf(unexpected);
        }

        /** Whether exactly what was expected was said. */
        public boolean passed() {
            return missing.isEmpty() && unexpected.isEmpty();
        }
    }

    /** Runs all tests of a diagnosis, in their order. */
    public List<Result> run(DiagnosisEntry entry) throws IOException, InterruptedException {
        var results = new ArrayList<Result>();
        for (var test : entry.tests()) {
            results.add(run(entry.code(), test));
        }
        return results;
    }

    /** Runs one test in a folder of its own, which is gone afterwards. */
    public Result run(String code, CaseTest test) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("certtrail-test");
        try {
            write(folder, code, test);
            var findings = pipeline(test).run(Inputs.of(List.of(folder), ZoneOffset.UTC), Watcher.none());
            return compare(code, test, findings);
        } finally {
            delete(folder);
        }
    }

    private Pipeline pipeline(CaseTest test) {
        var limits = test.keep() == null ? Limits.USUAL : new Limits(test.keep());
        return new LocalPipeline(catalogue, limits, clock);
    }

    private static void write(Path folder, String code, CaseTest test) throws IOException {
        for (var log : test.logs().entrySet()) {
            write(inside(folder, log.getKey(), code), log.getValue());
        }
        var caseYaml = test.caseYaml();
        if (caseYaml != null) {
            write(folder.resolve("case.yaml"), caseYaml);
        }
    }

    private static Path inside(Path folder, String name, String code) {
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw Failure.usage("%s: a test's log '%s' leads out of the case; name a file in it".formatted(code, name));
        }
        return file;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Result compare(String code, CaseTest test, Findings findings) {
        var said = new ArrayList<>(findings.diagnoses());
        var missing = new ArrayList<String>();
        test.expect().stream()
                .sorted(Comparator.comparingInt(CatalogueTests::vagueness))
                .forEach(expected -> said.stream()
                        .filter(diagnosis -> fits(expected, diagnosis))
                        .findFirst()
                        .ifPresentOrElse(said::remove, () -> missing.add(describe(expected))));
        var unexpected = said.stream()
                .filter(diagnosis -> diagnosis.state() == State.OPEN)
                .map(CatalogueTests::describe)
                .sorted()
                .toList();
        return new Result(code, test.name(), missing, unexpected);
    }

    /** The more an expectation says the fewer diagnoses fit it, so it chooses first. */
    private static int vagueness(Expectation expected) {
        return (int) fields(expected).filter(Objects::isNull).count();
    }

    private static Stream<@Nullable String> fields(Expectation expected) {
        return Stream.of(
                expected.verdict(),
                expected.host(),
                expected.device(),
                expected.state(),
                expected.step(),
                expected.cause());
    }

    private static boolean fits(Expectation expected, Diagnosis diagnosis) {
        return expected.code().equals(diagnosis.code())
                && isOrUnsaid(expected.verdict(), diagnosis.verdict().id())
                && isOrUnsaid(expected.host(), diagnosis.host())
                && isOrUnsaid(expected.device(), diagnosis.device())
                && diagnosis.state().id().equals(Objects.requireNonNullElse(expected.state(), State.OPEN.id()))
                && isOrUnsaid(expected.step(), diagnosis.step())
                && isOrUnsaid(expected.cause(), confirmed(diagnosis));
    }

    private static boolean isOrUnsaid(@Nullable String expected, @Nullable String actual) {
        return expected == null || expected.equals(actual);
    }

    /** The first confirmed cause; {@code none} when the cause is open. */
    private static String confirmed(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .filter(cause -> cause.status() == CauseStatus.CONFIRMED)
                .map(Cause::code)
                .findFirst()
                .orElse("none");
    }

    private static String describe(Expectation expected) {
        return describe(
                expected.code(),
                expected.verdict(),
                expected.host(),
                expected.device(),
                expected.state(),
                expected.step(),
                expected.cause());
    }

    private static String describe(Diagnosis diagnosis) {
        return describe(
                diagnosis.code(),
                diagnosis.verdict().id(),
                diagnosis.host(),
                diagnosis.device(),
                diagnosis.state().id(),
                diagnosis.step(),
                confirmed(diagnosis));
    }

    private static String describe(String code, @Nullable String... properties) {
        var names = List.of("verdict", "host", "device", "state", "step", "cause");
        var said = new ArrayList<String>(List.of(code));
        for (var i = 0; i < properties.length; i++) {
            if (properties[i] != null) {
                said.add(names.get(i) + ": " + properties[i]);
            }
        }
        return said.stream().collect(Collectors.joining(", ", "{", "}"));
    }
}
