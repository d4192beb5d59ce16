/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.certtrail.correlator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("io.certtrail.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_core_knows_no_broker_no_wire_no_store_and_no_clock = noClasses()
            .that()
            .resideOutsideOfPackage("io.certtrail.correlator.streams..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "org.rocksdb..",
                    "com.fasterxml.jackson..",
                    "io.certtrail.schemas.wire..",
                    "io.certtrail.schemas.serde..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock");

    @ArchTest
    static final ArchRule the_core_does_not_ask_for_the_time = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule other_modules_are_met_in_topics_only = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.certtrail.ingest..",
                    "io.certtrail.alerting..",
                    "io.certtrail.console..",
                    "io.certtrail.embedded..",
                    "io.certtrail.cli..");
}
