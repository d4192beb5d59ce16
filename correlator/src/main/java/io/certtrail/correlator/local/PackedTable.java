/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import io.certtrail.correlator.codec.Codec;
import io.certtrail.correlator.state.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A table in memory of which only what was touched lately lies there as objects, and the rest as bytes. */
final class PackedTable<V> implements Table<V> {
    private static final int MOST_OBJECTS = 2_000;

    private final Codec<V> codec;
    private final Map<String, V> objects = new LinkedHashMap<>(1024, 0.75f, true);
    private final Map<String, byte[]> packed = new HashMap<>();

    PackedTable(Codec<V> codec) {
        this.codec = codec;
    }

    @Override
    public @Nullable V get(String key) {
        var known = objects.get(key);
        if (known != null) {
            return known;
        }
        var bytes = packed.remove(key);
        if (bytes == null) {
            return null;
        }
        var value = codec.decode(bytes);
        keep(key, value);
        return value;
    }

    @Override
    public void put(String key, V value) {
        if (objects.put(key, value) == null) {
            packed.remove(key);
            pack();
        }
    }

    private void keep(String key, V value) {
        objects.put(key, value);
        pack();
    }

    private void pack() {
        if (objects.size() > MOST_OBJECTS) {
            var eldest = objects.entrySet().iterator().next();
            packed.put(eldest.getKey(), codec.encode(eldest.getValue()));
            objects.remove(eldest.getKey());
        }
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
        packed.remove(key);
    }

    @Override
    public void scan(String from, String to, BiPredicate<String, V> visitor) {
        var all = new TreeMap<String, V>(objects);
        packed.forEach((key, bytes) -> all.put(key, codec.decode(bytes)));
        for (var row : all.tailMap(from, true).entrySet()) {
            if (row.getKey().compareTo(to) > 0 || !visitor.test(row.getKey(), row.getValue())) {
                return;
            }
        }
    }
}
