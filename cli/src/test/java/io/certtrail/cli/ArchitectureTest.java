/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions between modules and packages, over the whole system. */
@AnalyzeClasses(packages = "io.certtrail", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule MODULES_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("schemas")
            .definedBy("io.certtrail.schemas..")
            .layer("catalogue")
            .definedBy("io.certtrail.catalogue..")
            .layer("embedded")
            .definedBy("io.certtrail.embedded..")
            .layer("ingest")
            .definedBy("io.certtrail.ingest..")
            .layer("correlator")
            .definedBy("io.certtrail.correlator..")
            .layer("alerting")
            .definedBy("io.certtrail.alerting..")
            .layer("simulation")
            .definedBy("io.certtrail.simulation..")
            .layer("cli")
            .definedBy("io.certtrail.cli..")
            .whereLayer("schemas")
            .mayNotAccessAnyLayer()
            .whereLayer("embedded")
            .mayNotAccessAnyLayer()
            .whereLayer("simulation")
            .mayNotAccessAnyLayer()
            .whereLayer("catalogue")
            .mayOnlyAccessLayers("schemas")
            .whereLayer("ingest")
            .mayOnlyAccessLayers("schemas")
            .whereLayer("correlator")
            .mayOnlyAccessLayers("schemas", "catalogue")
            .whereLayer("alerting")
            .mayOnlyAccessLayers("schemas", "catalogue")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .withOptionalLayers(true);

    @ArchTest
    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("io.certtrail.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_PEOPLE_SEE_KNOWS_NO_KAFKA = noClasses()
            .that()
            .resideInAnyPackage("io.certtrail.cli.view..", "io.certtrail.cli.explain..", "io.certtrail.cli.terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}
