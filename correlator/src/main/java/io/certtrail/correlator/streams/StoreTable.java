/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.state.Table;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** One table of a stage inside the stage's store, under a prefix of its own. */
final class StoreTable<V> implements Table<V> {
    private final KeyValueStore<String, byte[]> store;
    private final String prefix;
    private final StateCodec<V> codec;

    StoreTable(KeyValueStore<String, byte[]> store, String prefix, Class<V> type) {
        this.store = store;
        this.prefix = prefix + "|";
        this.codec = StateCodec.of(type);
    }

    @Override
    public @Nullable V get(String key) {
        var bytes = store.get(prefix + key);
        return bytes == null ? null : codec.decode(bytes);
    }

    @Override
    public void put(String key, V value) {
        store.put(prefix + key, codec.encode(value));
    }

    @Override
    public void delete(String key) {
        store.delete(prefix + key);
    }

    @Override
    public void scan(String from, String to, BiPredicate<String, V> visitor) {
        if (from.compareTo(to) > 0) {
            return;
        }
        try (var rows = store.range(prefix + from, prefix + to)) {
            while (rows.hasNext()) {
                var row = rows.next();
                if (!visitor.test(row.key.substring(prefix.length()), codec.decode(row.value))) {
                    return;
                }
            }
        }
    }
}
