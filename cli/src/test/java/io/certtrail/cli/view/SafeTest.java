/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTest {
    @Test
    void an_escape_sequence_is_shown_and_not_obeyed() {
        assertThat(Safe.text("a\u001b[31mred\u0007")).isEqualTo("a\\u001b[31mred\\u0007");
    }

    @Test
    void a_c1_control_and_a_direction_override_are_shown_and_not_obeyed() {
        assertThat(Safe.text("\u009b2J")).isEqualTo("\\u009b2J");
        assertThat(Safe.text("exe.\u202Efdp")).isEqualTo("exe.\\u202efdp");
        assertThat(Safe.text("\u2066x\u2069")).isEqualTo("\\u2066x\\u2069");
    }

    @Test
    void white_space_of_any_kind_becomes_one_space() {
        assertThat(Safe.text(" a\r\n\tb\u00a0\u3000c ")).isEqualTo("a b c");
    }

    @Test
    void an_unpaired_surrogate_and_a_tag_character_are_written_out() {
        assertThat(Safe.text("\ud800x")).isEqualTo("\\ud800x");
        assertThat(Safe.text(new String(Character.toChars(0xE0041)))).isEqualTo("\\udb40\\udc41");
    }

    @Test
    void no_random_text_leaves_anything_a_terminal_acts_on() {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var i = 0; i < 20; i++) {
                text.append((char) random.nextInt(0x3000));
            }
            assertThat(Safe.text(text.toString()).codePoints())
                    .noneMatch(c -> c < 0x20
                            || (c >= 0x7f && c < 0xa0)
                            || (c >= 0x202a && c <= 0x202e)
                            || (c >= 0x2066 && c <= 0x2069)
                            || c == 0x2028);
        }
    }

    @Test
    void json_stays_the_same_json() {
        assertThat(Safe.json("{\"a\":\"\u009b\u202e\"}")).isEqualTo("{\"a\":\"\\u009b\\u202e\"}");
    }

    @Test
    void wide_characters_count_as_two_columns() {
        assertThat(Safe.width("証明書")).isEqualTo(6);
        assertThat(Safe.cut("証明書が発行されない", 8)).isEqualTo("証明書…");
    }
}
