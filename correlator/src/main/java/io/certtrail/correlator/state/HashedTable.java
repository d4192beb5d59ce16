/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.state;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A table in memory whose keys are looked up and hardly ever scanned: a scan sorts them first. */
public final class HashedTable<V> implements Table<V> {
    private final Map<String, V> rows = new HashMap<>();

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
        for (var row : new TreeMap<>(rows).tailMap(from, true).entrySet()) {
            if (row.getKey().compareTo(to) > 0 || !visitor.test(row.getKey(), row.getValue())) {
                return;
            }
        }
    }
}
