/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void the_nearest_word_comes_first_and_equal_ones_in_the_order_of_letters() {
        assertThat(Nearest.to("PKCS-FALED", List.of("SCEP-STUCK", "SCEP-FAILED", "PKCS-FAILED"), 2))
                .containsExactly("PKCS-FAILED", "SCEP-FAILED");
        assertThat(Nearest.to("x", List.of("c", "a", "b"), 2)).containsExactly("a", "b");
    }

    @Test
    void distance_counts_letters_added_dropped_and_changed_without_case() {
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "")).isEqualTo(3);
        assertThat(Nearest.distance("Kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("SAME", "same")).isZero();
        assertThat(Nearest.distance("x".repeat(64) + "a".repeat(1_000_000), "x".repeat(64) + "b"))
                .isZero();
    }
}
