/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"NDES01", "6f1c0a52-8f64-4a6f-9d55-0a9d2c5b7d10", "Anna's iPad (2)", "Bürorechner Süd", "端末-7"})
    void a_name_that_can_be_printed_stays_as_it_is(String name) {
        assertThat(Names.bounded(name)).isSameAs(name);
    }

    @Test
    void a_long_name_is_cut_and_stays_another_than_the_next_one() {
        var one = "N".repeat(65_536);
        var other = one + "1";

        assertThat(Names.bounded(one)).hasSizeLessThanOrEqualTo(Names.LONGEST).startsWith("NNNN");
        assertThat(Names.bounded(other)).isNotEqualTo(Names.bounded(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mNDES01",
                "NDES\r\n01",
                "NDES\u009b01",
                "\u202eSEDN",
                "\u0000",
                "NDES\ud800",
                "a\u2028b"
            })
    void what_cannot_be_printed_is_replaced_and_stays_apart(String name) {
        assertThat(Names.bounded(name)).matches("[ -~]+").isNotEqualTo(Names.bounded(name + " "));
    }

    @Test
    void what_is_kept_is_kept_as_it_is_the_next_time() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            var letters = new char[random.nextInt(600)];
            for (int at = 0; at < letters.length; at++) {
                letters[at] = (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000);
            }
            var kept = Names.bounded(new String(letters));

            assertThat(Names.bounded(kept)).isSameAs(kept);
            assertThat(kept).hasSizeLessThanOrEqualTo(Names.LONGEST);
        }
    }
}
