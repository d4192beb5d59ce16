/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.state;

import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A table in memory, for the local driver and for tests. */
public final class MemoryTable<V> implements Table<V> {
    private final TreeMap<String, V> rows = new TreeMap<>();

    @Override
    public @Nullable V get(String key) {
        return rows.get(key);
    }

    @Override
    public void put(String key, V value) {
        rows.put(key, value);
    }

    @Override
    public void delete(String key) {
        rows.remove(key);
    }

    @Override
    public void scan(String from, String to, BiPredicate<String, V> visitor) {
        if (from.compareTo(to) > 0) {
            return;
        }
        for (var row : rows.subMap(from, true, to, true).entrySet()) {
            if (!visitor.test(row.getKey(), row.getValue())) {
                return;
            }
        }
    }
}
