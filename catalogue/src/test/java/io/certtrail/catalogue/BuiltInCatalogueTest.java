/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BuiltInCatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final Set<String> KINDS = Set.of(
            "device",
            "profile",
            "transaction",
            "thumbprint",
            "serial",
            "subject",
            "user",
            "request",
            "hresult",
            "status",
            "from",
            "to");

    @Test
    void it_loads_with_all_workflows() {
        assertThat(CATALOGUE.workflows().keySet())
                .containsExactlyInAnyOrder(
                        "scep", "pkcs", "pkcs-recrypt", "pkcs-import", "revocation", "trusted-root", "connector");
        assertThat(CATALOGUE.diagnoses()).isNotEmpty();
        assertThat(CATALOGUE.longestWait()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void every_pattern_compiles_and_names_only_what_can_be_taken() {
        assertThat(CATALOGUE.signals())
                .filteredOn(row -> row.pattern() != null)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(
                                GROUP.matcher(row.pattern().pattern()).results().map(group -> group.group(1)))
                        .as(row.name())
                        .isSubsetOf(KINDS));
    }

    @Test
    void every_kind_of_value_that_is_taken_is_known() {
        assertThat(CATALOGUE.signals())
                .allSatisfy(
                        row -> assertThat(row.take().keySet()).as(row.name()).isSubsetOf(KINDS));
    }

    @Test
    void no_pattern_takes_long_over_a_hostile_line() {
        var hostile = "SCEP cert 'ModelName=" + "A_[=,".repeat(1600) + "IssuePfx - 0x" + "(".repeat(100);
        for (var row : CATALOGUE.signals()) {
            if (row.pattern() != null) {
                var counted = new Counted(hostile);
                Matcher matcher = row.pattern().matcher(counted);
                matcher.find();
                assertThat(counted.reads).as(row.name()).isLessThan(5_000_000L);
            }
        }
    }

    @Test
    void every_signal_says_in_words_what_it_means() {
        assertThat(CATALOGUE.signals())
                .allSatisfy(row -> assertThat(row.title()).as(row.name()).isNotBlank());
    }

    @Test
    void a_step_that_is_claimed_belongs_to_a_request() {
        assertThat(CATALOGUE.signals())
                .filteredOn(row -> row.outcome() == Outcome.REACHED)
                .allSatisfy(row -> assertThat(row.step()).as(row.name()).isNotNull());
    }

    @Test
    void diagnoses_come_in_the_order_of_the_precedence() {
        var codes = CATALOGUE.diagnoses().stream().map(DiagnosisEntry::code).toList();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(codes.indexOf("PKCS-RPC-UNAVAILABLE")).isLessThan(codes.indexOf("PKCS-FAILED"));
        assertThat(codes.indexOf("PKCS-FAILED")).isLessThan(codes.indexOf("PKCS-STUCK"));
    }

    @Test
    void every_workflow_that_is_waited_for_has_a_last_diagnosis_for_each_verdict() {
        for (var workflow : Set.of("scep", "pkcs", "pkcs-recrypt", "pkcs-import", "revocation")) {
            assertThat(CATALOGUE.diagnoses().stream()
                            .filter(entry -> entry.workflow().equals(workflow))
                            .filter(entry -> entry.when().any().isEmpty()
                                    && entry.when().all().isEmpty())
                            .flatMap(entry -> entry.when().verdict().stream())
                            .distinct())
                    .as(workflow)
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void an_unknown_workflow_is_told_with_the_known_ones() {
        assertThatThrownBy(() -> CATALOGUE.workflow("skep"))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("no workflow 'skep'; known: [connector, pkcs,");
    }

    /** Counts how often a matcher looks at it: time that does not depend on the machine. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Test
    void without_its_tests_it_says_the_same() {
        var untested = Catalogue.untested(null);

        assertThat(untested.diagnoses()).allMatch(entry -> entry.tests().isEmpty());
        assertThat(untested.diagnoses())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("tests")
                .containsExactlyElementsOf(Catalogue.builtIn().diagnoses());
    }
}
