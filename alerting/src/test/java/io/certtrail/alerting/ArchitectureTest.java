/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.alerting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.certtrail.alerting", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("io.certtrail.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule other_modules_are_met_in_topics_only = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.certtrail.ingest..",
                    "io.certtrail.correlator..",
                    "io.certtrail.console..",
                    "io.certtrail.cli..");

    @ArchTest
    static final ArchRule kafka_is_known_where_topics_are_read_or_written = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(AlertRunner|KafkaTopicSink)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule formats_and_delivery_know_no_network = noClasses()
            .that()
            .resideInAnyPackage("..format..", "..delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.net..", "javax.net..");
}
