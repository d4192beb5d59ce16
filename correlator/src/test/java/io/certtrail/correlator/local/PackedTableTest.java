/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.codec.Codecs;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PackedTableTest {
    private final PackedTable<String> table = new PackedTable<>(Codecs.text(), String::length, 10);

    @Test
    void it_holds_as_bytes_what_there_is_no_room_for_and_gives_it_back_the_same() {
        table.put("a", "1234");
        table.put("b", "5678");
        assertThat(table.packed()).isZero();
        table.put("c", "9012");
        assertThat(table.packed()).isEqualTo(1);
        assertThat(table.get("a")).isEqualTo("1234");
        assertThat(table.get("b")).isEqualTo("5678");
        assertThat(table.get("c")).isEqualTo("9012");
        assertThat(table.packed()).isEqualTo(1);
    }

    @Test
    void it_measures_a_value_anew_when_it_is_put_there_again_and_has_room_again_for_what_was_deleted() {
        table.put("a", "1");
        table.put("b", "2");
        table.put("a", "123456789");
        assertThat(table.packed()).isZero();
        table.put("a", "1234567890");
        assertThat(table.packed()).isEqualTo(1);
        table.delete("a");
        table.put("c", "12345678");
        table.put("d", "12");
        assertThat(table.packed()).isEqualTo(1);
        assertThat(table.get("a")).isNull();
        assertThat(table.get("b")).isEqualTo("2");
    }

    @Test
    void it_holds_a_value_that_is_larger_than_the_room() {
        table.put("a", "larger than the room");
        assertThat(table.get("a")).isEqualTo("larger than the room");
    }

    @Test
    void it_shows_what_lies_there_in_the_order_of_keys_in_whatever_form_it_lies() {
        for (var key : new String[] {"d", "b", "a", "c"}) {
            table.put(key, key + key + key + key);
        }
        var seen = new ArrayList<String>();
        table.scan("b", "d", (key, value) -> seen.add(key + "=" + value));
        assertThat(table.packed()).isEqualTo(2);
        assertThat(seen).containsExactly("b=bbbb", "c=cccc", "d=dddd");
    }
}
