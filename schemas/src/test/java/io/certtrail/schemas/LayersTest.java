/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.certtrail.schemas", importOptions = DoNotIncludeTests.class)
class LayersTest {
    private static final String[] RECORDS = {"..schemas.event", "..schemas.diagnosis", "..schemas.topic"};

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.certtrail.schemas.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule records_know_neither_avro_nor_kafka_nor_json = noClasses()
            .that()
            .resideInAnyPackage(RECORDS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.avro..", "org.apache.kafka..", "com.fasterxml..", "io.certtrail.schemas.avro..");

    @ArchTest
    static final ArchRule generated_classes_are_used_at_the_wire_only = classes()
            .that()
            .resideInAPackage("io.certtrail.schemas.avro")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("io.certtrail.schemas.avro", "io.certtrail.schemas.wire");

    @ArchTest
    static final ArchRule confluents_code_is_only_named =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.confluent..");
}
