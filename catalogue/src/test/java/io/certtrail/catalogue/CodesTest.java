/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodesTest {
    private static final Codes CODES = Catalogue.builtIn().codes();

    @Test
    void one_code_is_read_in_each_of_its_spellings() {
        assertThat(Codes.hresult("0x80094800")).isEqualTo(-2146875392);
        assertThat(Codes.hresult("-2146875392")).isEqualTo(-2146875392);
        assertThat(Codes.hresult("2148091904")).isEqualTo(-2146875392);
        assertThat(Codes.hresult(" 0X80094800 ")).isEqualTo(-2146875392);
    }

    @Test
    void what_is_no_code_is_told_with_an_example() {
        assertThatThrownBy(() -> Codes.hresult("RPC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'RPC' is no HRESULT; write 0x80094800 or -2146875392");
    }

    @Test
    void a_number_that_does_not_fit_in_a_code_is_none() {
        assertThatThrownBy(() -> Codes.hresult("0x180094800")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_known_code_is_told_with_its_symbol_and_an_unknown_one_by_itself() {
        assertThat(CODES.phrase(0x80004005)).isEqualTo("0x80004005 E_FAIL (Unspecified error.)");
        assertThat(CODES.phrase(0x8ABCDEF0)).isEqualTo("0x8ABCDEF0");
        assertThat(CODES.named(0x8ABCDEF0)).isEmpty();
    }
}
