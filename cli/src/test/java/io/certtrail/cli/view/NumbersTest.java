/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @ValueSource(
            longs = {0, 7, 999, 1000, 123_456, 1_234_567, -1, -999, -1000, -123_456, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_count_has_a_comma_before_each_three_digits(long number) {
        assertThat(Numbers.count(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
    }
}
