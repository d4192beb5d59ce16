/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.cli.FakeTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
    @ParameterizedTest
    @ValueSource(strings = {"0x80094800", "-2146875392", "2148091904", "80094800", "CERTSRV_E_UNSUPPORTED_CERT_TYPE"})
    void an_hresult_is_known_however_it_is_written(String code) {
        assertThat(explain(code).out())
                .contains("0x80094800", "CERTSRV_E_UNSUPPORTED_CERT_TYPE", "PKCS-TEMPLATE-UNSUPPORTED");
    }

    @ParameterizedTest
    @CsvSource({
        "pkcs-rpc-unavailable, PKCS-RPC-UNAVAILABLE",
        "4005, connector/4005",
        "connector/1051, pkcs/issued",
        "3051, a final failure",
        "3052, it is tried again by itself",
        "500 0 1346, ERROR_BAD_IMPERSONATION_LEVEL",
        "500.0.1346, NDES-500-IMPERSONATE",
        "403.16, trusted",
        "503, NDES-503",
        "badRequest, failInfo",
        "AKI-NOT-ENABLED, cause of"
    })
    void a_code_of_any_kind_is_told(String code, String told) {
        var ended = explain(code.split(" "));

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains(told);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void an_unknown_code_ends_with_1_and_names_the_nearest() {
        var ended = explain("PKCS-RPC-UNAVAILIBLE");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith("certtrail: 'PKCS-RPC-UNAVAILIBLE' is not known; nearest: PKCS-RPC-UNAVAILABLE, ")
                .hasLineCount(1);
    }

    private static FakeTerminal.Ended explain(String... words) {
        var args = new String[words.length + 1];
        args[0] = "explain";
        System.arraycopy(words, 0, args, 1, words.length);
        return FakeTerminal.in(Path.of("")).run(args);
    }
}
