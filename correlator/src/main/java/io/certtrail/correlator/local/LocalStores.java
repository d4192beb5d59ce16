/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import io.certtrail.correlator.codec.Codec;
import io.certtrail.correlator.codec.Words;
import io.certtrail.correlator.state.HashedTable;
import io.certtrail.correlator.state.MemoryTable;
import io.certtrail.correlator.state.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** All a local correlator knows; another correlator on the same stores goes on where the one before it stopped. */
public final class LocalStores {
    private final Map<String, Table<?>> tables = new HashMap<>();
    private final Words words = new Words();

    /** A table whose keys are looked up. */
    <V> Table<V> hashed(String name) {
        return table(name, HashedTable::new);
    }

    /** A table whose keys are scanned. */
    <V> Table<V> ordered(String name) {
        return table(name, MemoryTable::new);
    }

    /** A table whose keys are looked up, and whose values may be many. */
    <V> Table<V> packed(String name, Codec<V> codec) {
        return table(name, () -> new PackedTable<>(codec.with(words)));
    }

    @SuppressWarnings("unchecked") // a name always stands for the same table
    private <V> Table<V> table(String name, Supplier<Table<V>> maker) {
        return (Table<V>) tables.computeIfAbsent(name, none -> maker.get());
    }
}
