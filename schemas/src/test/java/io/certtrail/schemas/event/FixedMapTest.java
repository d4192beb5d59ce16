/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedMapTest {
    private final LinkedHashMap<String, String> given = new LinkedHashMap<>(Map.of("z", "1"));

    @Test
    void what_becomes_of_a_map_it_was_made_of_does_not_show() {
        var fixed = FixedMap.of(given);
        given.put("a", "2");

        assertThat(fixed).isEqualTo(Map.of("z", "1")).hasSameHashCodeAs(Map.of("z", "1"));
        assertThat(FixedMap.of(fixed)).isSameAs(fixed);
    }

    @Test
    void it_is_read_like_any_map_in_its_order() {
        given.put("a", "2");
        var fixed = FixedMap.of(given);
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
        var fixed = FixedMap.of(given);

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

    @Test
    void its_names_are_sorted_when_that_is_asked_for() {
        given.put("a", "2");
        var sorted = FixedMap.sorted(given);

        assertThat(sorted.keySet()).containsExactly("a", "z");
        assertThat(FixedMap.sorted(sorted)).isSameAs(sorted);
        assertThat(FixedMap.sorted(FixedMap.of(given)).keySet()).containsExactly("a", "z");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 18, 40, 1000})
    void of_any_number_each_is_found_and_the_first_of_a_name_stays(int many) {
        var maker = new FixedMap.Maker<Integer>(2);
        for (var i = 0; i < many; i++) {
            assertThat(maker.add("n" + i, i)).isTrue();
        }
        var before = maker.made();
        for (var i = 0; i < many; i++) {
            assertThat(maker.add("n" + i, -1)).isFalse();
        }
        assertThat(maker.add("more", -1)).isTrue();

        assertThat(before).hasSize(many).doesNotContainKey("more").doesNotContainKey(null);
        assertThat(before.get("more")).isNull();
        for (var i = 0; i < many; i++) {
            assertThat(before).containsEntry("n" + i, i);
        }
        assertThat(maker.made()).hasSize(many + 1).containsEntry("more", -1).isNotEqualTo(before);
    }
}
