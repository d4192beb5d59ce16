/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.identity.Identifier;
import io.certtrail.correlator.identity.IdentifierKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    @ParameterizedTest
    @CsvSource({
        "denied because of 0x80094812 (-2146875374 CERTSRV_E_SUBJECT_EMAIL_REQUIRED), 0x80094812",
        "-2146875392, 0x80094800",
        "Result: (0x800706ba)., 0x800706BA"
    })
    void a_code_is_found_wherever_it_stands(String text, String code) {
        var found = new Findings();
        found.anyCode(text);

        assertThat(found.hresult()).isEqualTo((int) (long) Long.decode(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S-1-12-1-1180988834-3412074842-2721708533-3593071831",
                "S-1-5-21-2146875374-2146875392-2146875374-500",
                "-2999999999",
                "0x00000400",
                "0x80094812F",
                "2026-2146875392-1",
                "-",
                "-2"
            })
    void what_only_looks_like_a_code_is_none(String text) {
        var found = new Findings();
        found.anyCode(text);

        assertThat(found.hresult()).isNull();
    }

    @Test
    void names_nobody_has_published_are_taken_by_what_they_say_when_the_value_has_the_shape() {
        var found = new Findings();
        found.open("IntuneDeviceId", "{6F1C0A52-8F64-4A6F-9D55-0A9D2C5B7D10}");
        found.open("DeviceName", "LAPTOP-042");
        found.open("Policy_Id", "39907e78_e61b_4730_b9fa_d44a53e4111c");
        found.open("CertificateThumbprint", "not a thumbprint");

        assertThat(found.identifiers())
                .containsExactly(
                        new Identifier(IdentifierKind.DEVICE, "6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10"),
                        new Identifier(IdentifierKind.PROFILE, "39907e78-e61b-4730-b9fa-d44a53e4111c"));
    }
}
