/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.codec.Codec;
import io.certtrail.correlator.state.Table;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** One table of a stage inside the stage's store, under a prefix of its own. */
final class StoreTable<V> implements Table<V> {
    private final WriteBehindStore store;
    private final String prefix;
    private final Codec<V> codec;

    StoreTable(WriteBehindStore store, String prefix, Codec<V> codec) {
        this.store = store;
        this.prefix = prefix + "|";
        this.codec = codec.with(store.words());
    }

    @Override
    public @Nullable V get(String key) {
        return store.get(prefix + key, codec);
    }

    @Override
    public void put(String key, V value) {
        store.put(prefix + key, value, codec);
    }

    @Override
    public void delete(String key) {
        store.remove(prefix + key);
    }

    @Override
    public void scan(String from, String to, BiPredicate<String, V> visitor) {
        if (from.compareTo(to) <= 0) {
            store.scan(
                    prefix + from,
                    prefix + to,
                    codec,
                    (key, value) -> visitor.test(key.substring(prefix.length()), value));
        }
    }
}
