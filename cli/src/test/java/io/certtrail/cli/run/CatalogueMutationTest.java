/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every part of every signature is held by a test: without it at least one of the diagnosis's own tests fails. */
class CatalogueMutationTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    @TestFactory
    Stream<DynamicTest> a_signature_without_any_of_its_parts_fails_a_test() {
        return CATALOGUE.diagnoses().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.code(),
                        () -> assertThat(Mutants.survivors(CATALOGUE, entry, Clock.systemUTC()))
                                .as("parts of %s that none of its tests needs", entry.code())
                                .isEmpty()));
    }
}
