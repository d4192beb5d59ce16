/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.codec.Codecs;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedTableTest {
    private static final int MEGABYTE = 1 << 20;
    /** Ten bytes for objects, which a few packed ones do not lessen by one. */
    private static final double TEN = 10.9 / MEGABYTE;

    private final PackedTable<String> table = table(new Room(MEGABYTE), TEN);

    private static PackedTable<String> table(Room room, double part) {
        return new PackedTable<>(Codecs.text(), String::length, room, part);
    }

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

    @Test
    void it_gives_back_long_values_the_same_whatever_they_are() {
        var random = new SplittableRandom(7);
        var values = new ArrayList<String>();
        for (var length = 1; length < 300_000; length *= 3) {
            values.add("line of a log, ".repeat(length / 15 + 1));
            values.add(random.ints(length, ' ', 0xD000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        for (var i = 0; i < values.size(); i++) {
            table.put("key" + i, values.get(i));
        }
        var seen = new ArrayList<String>();
        table.scan("", "z", (key, value) -> seen.add(value));

        assertThat(table.packed()).isEqualTo(values.size() - 1);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(values);
        for (var i = 0; i < values.size(); i++) {
            assertThat(table.get("key" + i)).isEqualTo(values.get(i));
        }
    }

    @Test
    void what_lies_as_bytes_leaves_less_room_for_objects_until_it_is_gone() {
        var room = new Room(40_000);
        var some = table(room, 0.5);
        var others = table(room, 0.5);
        for (var i = 0; i < 100; i++) {
            some.put("key" + i, "x".repeat(900));
        }
        var packed = some.packed();

        assertThat(packed).isGreaterThan(90);
        assertThat(room.forObjects()).isEqualTo(5_000);
        others.put("a", "x".repeat(1_500));
        others.put("b", "x".repeat(1_500));
        assertThat(others.packed()).isEqualTo(1);
        for (var i = 0; i < 100; i++) {
            some.delete("key" + i);
        }
        others.delete("a");
        others.delete("b");
        assertThat(room.forObjects()).isEqualTo(40_000);
    }
}
