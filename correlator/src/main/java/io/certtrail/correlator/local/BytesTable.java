/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import io.certtrail.correlator.codec.Codec;
import io.certtrail.correlator.state.Recent;
import io.certtrail.correlator.state.Table;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory in the order of its keys, whose values lie there as bytes and never change: many of which few are
 * looked at again. Those of late are there as objects too.
 */
final class BytesTable<V> implements Table<V> {
    /** Some minutes of a busy tenant's facts. */
    private static final int LATE = 2048;

    private final Codec<V> codec;
    private final TreeMap<String, byte[]> rows = new TreeMap<>();
    private final Map<String, V> late = new Recent<>(LATE);

    BytesTable(Codec<V> codec) {
        this.codec = codec;
    }

    @Override
    public @Nullable V get(String key) {
        var known = late.get(key);
        if (known != null) {
            return known;
        }
        var bytes = rows.get(key);
        if (bytes == null) {
            return null;
        }
        var value = codec.decode(bytes);
        late.put(key, value);
        return value;
    }

    @Override
    public void put(String key, V value) {
        rows.put(key, codec.encode(value));
        late.put(key, value);
    }

    @Override
    public void delete(String key) {
        rows.remove(key);
        late.remove(key);
    }

    @Override
    public void scan(String from, String to, BiPredicate<String, V> visitor) {
        if (from.compareTo(to) > 0) {
            return;
        }
        for (var row : rows.subMap(from, true, to, true).entrySet()) {
            var known = late.get(row.getKey());
            if (!visitor.test(row.getKey(), known == null ? codec.decode(row.getValue()) : known)) {
                return;
            }
        }
    }
}
