/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import io.certtrail.correlator.codec.Codec;
import io.certtrail.correlator.codec.Codecs;
import io.certtrail.correlator.codec.Words;
import io.certtrail.correlator.stage.Finding;
import io.certtrail.correlator.state.HashedTable;
import io.certtrail.correlator.state.MemoryTable;
import io.certtrail.correlator.state.Table;
import io.certtrail.schemas.diagnosis.Diagnosis;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** All a local correlator knows; another correlator on the same stores goes on where the one before it stopped. */
public final class LocalStores {
    /** Bytes that are not for values: keys, facts, what is read and what is young. */
    private static final long ELSE = 512L << 20;

    private final Map<String, Table<?>> tables = new HashMap<>();
    private final Words words = new Words();
    private final Room room;

    /** Stores in the memory of this process. */
    public LocalStores() {
        this(Runtime.getRuntime().maxMemory());
    }

    /** Stores in so many bytes of memory: what all else may take at most is left free. */
    public LocalStores(long memory) {
        this.room = new Room(Math.max(memory / 10, memory - ELSE));
    }

    /** A table for what was told, by the ids of the diagnoses, in the same room as what the correlator knows. */
    public Table<Diagnosis> told() {
        return packed("told", Codecs.diagnosis(), Finding::size, 0.06);
    }

    /** A table whose keys are looked up. */
    <V> Table<V> hashed(String name) {
        return table(name, HashedTable::new);
    }

    /** A table whose keys are scanned. */
    <V> Table<V> ordered(String name) {
        return table(name, MemoryTable::new);
    }

    /** A table whose keys are scanned, and whose values may be many and never change. */
    <V> Table<V> ordered(String name, Codec<V> codec) {
        return table(name, () -> new BytesTable<>(codec.with(words)));
    }

    /**
     * A table whose keys are looked up, and whose values may be many.
     *
     * @param size about how many bytes of memory a value takes as objects
     * @param part which part of the room these may take in all
     */
    <V> Table<V> packed(String name, Codec<V> codec, ToLongFunction<V> size, double part) {
        return table(name, () -> new PackedTable<>(codec.with(words), size, room, part));
    }

    @SuppressWarnings("unchecked") // a name always stands for the same table
    private <V> Table<V> table(String name, Supplier<Table<V>> maker) {
        return (Table<V>) tables.computeIfAbsent(name, none -> maker.get());
    }
}
