/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CatalogueSelfTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    @TestFactory
    Stream<DynamicTest> every_test_of_the_catalogue_passes() {
        var tests = new CatalogueTests(CATALOGUE, Clock.systemUTC());
        return CATALOGUE.diagnoses().stream()
                .flatMap(entry -> entry.tests().stream()
                        .map(test -> DynamicTest.dynamicTest(entry.code() + ": " + test.name(), () -> {
                            var result = tests.run(entry.code(), test);
                            assertThat(result.missing())
                                    .as("expected, not said")
                                    .isEmpty();
                            assertThat(result.unexpected())
                                    .as("said, not expected")
                                    .isEmpty();
                        })));
    }

    @Test
    void every_diagnosis_carries_a_test() {
        assertThat(CATALOGUE.diagnoses())
                .allSatisfy(entry -> assertThat(entry.tests()).as(entry.code()).isNotEmpty());
    }
}
