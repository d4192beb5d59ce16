/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixedTextsTest {
    private final LinkedHashMap<String, String> given = new LinkedHashMap<>(Map.of("z", "1"));

    @Test
    void what_becomes_of_a_map_it_was_made_of_does_not_show() {
        var fixed = FixedTexts.of(given);
        given.put("a", "2");

        assertThat(fixed).isEqualTo(Map.of("z", "1")).hasSameHashCodeAs(Map.of("z", "1"));
        assertThat(FixedTexts.of(fixed)).isSameAs(fixed);
    }

    @Test
    void it_is_read_like_any_map_in_its_order() {
        given.put("a", "2");
        var fixed = FixedTexts.owning(given);
        var each = new ArrayList<String>();
        fixed.forEach((name, text) -> each.add(name + "=" + text));

        assertThat(each).containsExactly("z=1", "a=2");
        assertThat(fixed.keySet()).containsExactly("z", "a");
        assertThat(fixed.values()).containsExactly("1", "2");
        assertThat(fixed.get("a")).isEqualTo("2");
        assertThat(fixed.get("b")).isNull();
        assertThat(fixed.containsKey("z")).isTrue();
        assertThat(fixed).hasSize(2).hasToString("{z=1, a=2}");
    }

    @Test
    void nobody_changes_it() {
        var fixed = FixedTexts.owning(given);

        for (Runnable change : List.<Runnable>of(
                () -> fixed.put("a", "2"),
                () -> fixed.remove("z"),
                fixed::clear,
                () -> fixed.keySet().remove("z"),
                () -> fixed.values().clear(),
                () -> fixed.entrySet().iterator().next().setValue("2"))) {
            assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(fixed).isEqualTo(Map.of("z", "1"));
    }
}
