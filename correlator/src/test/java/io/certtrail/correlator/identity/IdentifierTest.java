/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifierTest {
    private static void same(IdentifierKind kind, String value, String... spellings) {
        for (var spelling : spellings) {
            assertThat(Identifier.of(kind, spelling).value()).as(spelling).isEqualTo(value);
        }
    }

    @Test
    void a_guid_is_compared_without_braces_case_and_underscores() {
        same(
                IdentifierKind.DEVICE,
                "6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10",
                "6F1C0A52-8F64-4A6F-9D55-0A9D2C5B7D10",
                "{6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10}",
                " 6f1c0a52_8f64_4a6f_9d55_0a9d2c5b7d10 ");
    }

    @Test
    void a_name_that_is_no_guid_is_left_alone() {
        same(IdentifierKind.DEVICE, "User_01-Phone", "User_01-Phone", " User_01-Phone ");
        assertThat(Guids.is("6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d1g")).isFalse();
        assertThat(Guids.is("6f1c0a5208f64-4a6f-9d55-0a9d2c5b7d10")).isFalse();
    }

    @Test
    void what_a_hostile_log_calls_a_name_is_short_and_can_be_printed() {
        for (var kind : IdentifierKind.values()) {
            assertThat(Identifier.of(kind, "A".repeat(64_000)).value())
                    .as(kind.id())
                    .hasSizeLessThanOrEqualTo(256);
            assertThat(Identifier.of(kind, "a\u001b[31m\u0000b").value())
                    .as(kind.id())
                    .matches("\\p{Print}+");
        }
        assertThat(Identifier.of(IdentifierKind.TRANSACTION, "A".repeat(64_000)))
                .isNotEqualTo(Identifier.of(IdentifierKind.TRANSACTION, "A".repeat(63_999)));
    }

    @Test
    void a_ca_is_its_computer_however_it_is_written() {
        same(
                IdentifierKind.CA,
                "CA01",
                "ca01.contoso.local\\Contoso CA",
                "CA01\\Contoso CA",
                "ca01",
                "ca01.contoso.local");
    }

    @Test
    void a_requester_is_the_computer_of_its_account() {
        same(IdentifierKind.SUBMITTER, "CONN01", "CONTOSO\\CONN01$", "conn01.contoso.local", "CONN01");
    }

    @Test
    void thumbprints_and_serials_are_compared_without_blanks_colons_and_case() {
        same(IdentifierKind.THUMBPRINT, "3F2504E0", "3f 25 04 e0", "3F:25:04:E0", "3f2504e0");
        same(IdentifierKind.SERIAL, "4A00000001", "4a 00 00 00 01", "4A00000001");
        same(IdentifierKind.TRANSACTION, "A1B2", "a1b2", " A1B2 ");
    }

    @Test
    void ids_depend_on_where_their_parts_end() {
        assertThat(Ids.of("ab", "c"))
                .isNotEqualTo(Ids.of("a", "bc"))
                .hasSize(32)
                .isEqualTo(Ids.of("ab", "c"));
        assertThat(List.of(Ids.of("a"), Ids.of("a", ""))).doesNotHaveDuplicates();
    }
}
