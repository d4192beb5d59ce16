/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.certtrail", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.certtrail.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_broker_knows_the_classes_of_kafkas_server = noClasses()
            .that()
            .doNotBelongToAnyOf(EmbeddedBroker.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kafka..",
                    "org.apache.kafka.server..",
                    "org.apache.kafka.metadata..",
                    "org.apache.kafka.raft..",
                    "org.apache.kafka.controller..",
                    "org.apache.kafka.storage..");

    @ArchTest
    static final ArchRule this_module_knows_no_other = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.certtrail..")
                    .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.certtrail.embedded.."))));
}
