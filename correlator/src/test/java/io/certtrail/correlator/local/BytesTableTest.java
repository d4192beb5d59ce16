/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.certtrail.correlator.codec.Codecs;
import io.certtrail.correlator.state.MemoryTable;
import io.certtrail.correlator.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTableTest {
    private static final int KEYS = 10_000;

    private static List<String> some(Table<String> table, String from, String to, int most) {
        var found = new ArrayList<String>();
        table.scan(from, to, (key, value) -> {
            found.add(key + "=" + value);
            return found.size() < most;
        });
        return found;
    }

    private static String key(SplittableRandom random) {
        return "key%05d".formatted(random.nextInt(KEYS));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void it_holds_what_a_table_of_objects_holds_of_more_than_it_keeps_as_objects(long seed) {
        var random = new SplittableRandom(seed);
        var table = new BytesTable<>(Codecs.text());
        var objects = new MemoryTable<String>();
        for (var step = 0; step < 30_000; step++) {
            var key = key(random);
            switch (random.nextInt(4)) {
                case 0 -> {
                    table.delete(key);
                    objects.delete(key);
                }
                case 1 -> assertThat(table.get(key)).as(key).isEqualTo(objects.get(key));
                default -> {
                    var value = "value %d \u20ac".formatted(random.nextInt());
                    table.put(key, value);
                    objects.put(key, value);
                }
            }
        }

        for (var i = 0; i < 100; i++) {
            var from = key(random);
            var to = key(random);
            var most = 1 + random.nextInt(KEYS);
            assertThat(some(table, from, to, most))
                    .as("from %s to %s", from, to)
                    .isEqualTo(some(objects, from, to, most));
        }
        assertThat(some(table, "", "z", KEYS)).hasSizeGreaterThan(4_000);
    }
}
