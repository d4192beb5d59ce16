/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void the_parts_of_a_path_are_decoded_one_by_one() {
        assertThat(Request.split("/subjects/a%2Fb+c%20d/versions/")).containsExactly("subjects", "a/b+c d", "versions");
    }

    @Test
    void a_query_is_decoded_and_what_has_no_value_is_left_out() {
        assertThat(Request.query("a=1%202&b=&=c&d&e=%3D")).isEqualTo(Map.of("a", "1 2", "b", "", "e", "="));
    }

    @Test
    void what_is_not_url_encoded_is_a_bad_request() {
        assertThatThrownBy(() -> Request.split("/subjects/%zz"))
                .isInstanceOfSatisfying(
                        RegistryError.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessage("'%zz' is not URL-encoded");
    }
}
