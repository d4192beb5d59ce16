/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private final Excerpt excerpt = new Excerpt(Catalogue.untested(null));

    @Test
    void a_short_record_is_quoted_whole() {
        assertThat(excerpt.of("ErrorCode:ChallengeExpired")).isEqualTo("ErrorCode:ChallengeExpired");
    }

    @Test
    void a_long_record_is_quoted_to_the_thousandth_character() {
        assertThat(excerpt.of("x".repeat(5000))).isEqualTo("x".repeat(1000));
    }

    @Test
    void what_a_diagnosis_asks_for_is_quoted_wherever_it_stands() {
        var record = "x".repeat(3000) + " ErrorCode:ChallengeExpired, " + "y".repeat(3000);

        assertThat(excerpt.of(record))
                .startsWith("x".repeat(1000) + " … x")
                .contains("x ErrorCode:ChallengeExpired, y")
                .hasSizeLessThan(1400);
    }

    @Test
    void what_the_edge_of_the_beginning_cuts_is_quoted_too() {
        assertThat(excerpt.of("x".repeat(990) + "ErrorCode:ChallengeExpired" + "y".repeat(50)))
                .contains("ChallengeExpired");
    }
}
