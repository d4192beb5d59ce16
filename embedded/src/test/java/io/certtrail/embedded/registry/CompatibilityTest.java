/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    private static Schema schema(String fields) {
        var json = new StringBuilder();
        for (var field : fields.split(";")) {
            var parts = field.strip().split(" ");
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"name\":\"%s\",\"type\":\"%s\"%s}"
                            .formatted(parts[0], parts[1], parts.length > 2 ? ",\"default\":" + parts[2] : ""));
        }
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"E\",\"fields\":[%s]}".formatted(json));
    }

    @ParameterizedTest
    @CsvSource({
        "a string,          a string; b int 0,  BACKWARD FORWARD FULL",
        "a string,          a string; b int,    FORWARD",
        "a string; b int,   a string,           BACKWARD",
        "a string; b int 0, a string,           BACKWARD FORWARD FULL",
        "a int,             a long,             BACKWARD",
        "a long,            a int,              FORWARD",
        "a string,          a int,              ''"
    })
    void a_change_of_fields_is_allowed_at_these_levels_only(String older, String newer, String allowed) {
        var names = Arrays.asList(allowed.split(" "));
        for (var level : List.of(Compatibility.BACKWARD, Compatibility.FORWARD, Compatibility.FULL)) {
            assertThat(level.objections(schema(newer), schema(older)).isEmpty())
                    .as(level.name())
                    .isEqualTo(names.contains(level.name()));
        }
    }

    @Test
    void an_objection_says_what_and_where() {
        assertThat(Compatibility.BACKWARD.objections(schema("a string; b int"), schema("a string")))
                .containsExactly("READER_FIELD_MISSING_DEFAULT_VALUE at '/fields/1':"
                        + " the new schema cannot read the old one's data (b)");
    }

    @Test
    void a_transitive_level_looks_at_all_versions_and_the_others_at_the_last() {
        assertThat(Compatibility.FULL_TRANSITIVE.heldAgainst(List.of(1, 2, 3))).containsExactly(1, 2, 3);
        assertThat(Compatibility.FULL.heldAgainst(List.of(1, 2, 3))).containsExactly(3);
        assertThat(Compatibility.FULL.heldAgainst(List.of())).isEmpty();
    }
}
