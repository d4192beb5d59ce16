/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorVersionTest {
    private static ConnectorVersion version(String text) {
        return ConnectorVersion.parse(text).orElseThrow();
    }

    @Test
    void versions_are_compared_number_by_number() {
        assertThat(version("6.2101.9.0")).isLessThan(version("6.2101.13.0"));
        assertThat(version("6.2101.13.0")).isEqualByComparingTo(version(" 6.2101.13.0 "));
        assertThat(version("10.2101.0.0")).isGreaterThan(version("6.2406.0.1001"));
    }

    @Test
    void the_second_number_is_the_month_from_which_its_age_is_counted() {
        var released = version("6.2301.1.0");

        assertThat(released.isOlder(Period.ofMonths(6), Instant.parse("2023-06-30T23:59:59Z")))
                .isFalse();
        assertThat(released.isOlder(Period.ofMonths(6), Instant.parse("2023-07-01T00:00:00Z")))
                .isTrue();
    }

    @Test
    void a_number_that_names_no_month_has_no_age() {
        assertThat(version("6.2399.1.0").isOlder(Period.ofMonths(1), Instant.parse("2038-01-01T00:00:00Z")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "6.2101.13", "6.2101.13.0.1", "6.x.1.0", "6.-1.1.0", "6.99999999999.1.0"})
    void anything_else_is_no_version(String text) {
        assertThat(ConnectorVersion.parse(text)).isEmpty();
    }
}
