/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.certtrail.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.certtrail.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ingest_only_extracts = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.certtrail.correlator..",
                    "io.certtrail.alerting..",
                    "io.certtrail.catalogue..",
                    "io.certtrail.console..",
                    "io.certtrail.cli..");

    @ArchTest
    static final ArchRule readers_know_no_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("io.certtrail.ingest.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");
}
