/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The tests of the engine see the faults they are there for: each mutant makes the test that is named for it fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutantsTest {
    private List<Mutant> mutants = List.of();

    @BeforeAll
    void read() throws IOException {
        mutants = Mutant.read(Path.of("src/test/resources/mutants.txt"));
    }

    Stream<Mutant> mutants() {
        return mutants.stream();
    }

    Stream<String> tests() {
        return mutants.stream().map(Mutant::test).distinct();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void is_seen(Mutant mutant) throws ClassNotFoundException {
        var seen = run(mutant.test(), MutatedClasses.of(mutant));

        assertThat(seen.getTestsFailedCount())
                .as("%s, with %s", mutant.test(), mutant)
                .isOne();
        assertThat(seen.getFailures())
                .allSatisfy(failure -> assertThat(failure.getException()).isInstanceOf(AssertionError.class));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void the_same_test_passes_without_a_mutant(String test) throws ClassNotFoundException {
        assertThat(run(test, MutatedClasses.none()).getTestsSucceededCount()).isOne();
    }

    private static TestExecutionSummary run(String test, ClassLoader classes) throws ClassNotFoundException {
        var name = test.split("#", -1);
        var type = Class.forName(Mutant.PACKAGE + name[0], true, classes);
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(type, name[1]))
                .build();
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
