/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.codec.Codec;
import io.certtrail.correlator.codec.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a stage touched lately as objects, in front of its store: a value is written once a commit, however often
 * it changed, and one that came and went since the last commit never is. Streams empties it before it commits, as it
 * does its own cache. This is the one class that knows how ({@code WrappedStateStore}, {@code flushCache}).
 */
final class WriteBehindStore extends WrappedStateStore<KeyValueStore<String, byte[]>, String, byte[]> {
    private static final int MOST = 2_000;
    /** Half of what Kafka usually takes as one record. */
    private static final int LONGEST = 512 << 10;

    private final Map<String, Row> rows = new LinkedHashMap<>(1024, 0.75f, true);
    private final List<Row> changed = new ArrayList<>();
    private @Nullable LongRows longRows;
    private @Nullable Words words;
    private Runnable beforeCommit = () -> {};

    WriteBehindStore(KeyValueStore<String, byte[]> store) {
        super(store);
    }

    private static final class Row {
        private final String key;
        private @Nullable Object value;
        private @Nullable Codec<Object> codec;
        /** Whether the store may hold the key. */
        private boolean stored;

        private boolean isChanged;

        Row(String key, @Nullable Object value, boolean stored) {
            this.key = key;
            this.value = value;
            this.stored = stored;
        }
    }

    private LongRows longRows() {
        if (longRows == null) {
            longRows = new LongRows(wrapped(), LONGEST);
        }
        return longRows;
    }

    /** What its values hold numbers of. */
    Words words() {
        if (words == null) {
            words = KeptWords.of(wrapped());
        }
        return words;
    }

    /** The object of a key, or null; who changes it has to put it again. */
    @SuppressWarnings("unchecked") // a key is read with the codec of its table only
    <V> @Nullable V get(String key, Codec<V> codec) {
        var known = rows.get(key);
        if (known == null) {
            var bytes = longRows().get(key);
            known = new Row(key, bytes == null ? null : codec.decode(bytes), bytes != null);
            keep(known);
        }
        return (V) known.value;
    }

    @SuppressWarnings("unchecked") // a row's value and codec are set together
    <V> void put(String key, V value, Codec<V> codec) {
        var row = rows.get(key);
        if (row == null) {
            row = new Row(key, value, true);
            keep(row);
        }
        row.value = value;
        row.codec = (Codec<Object>) codec;
        change(row);
    }

    void remove(String key) {
        var row = rows.get(key);
        if (row == null) {
            row = new Row(key, null, true);
            keep(row);
        }
        row.value = null;
        change(row);
    }

    private void change(Row row) {
        if (!row.isChanged) {
            row.isChanged = true;
            changed.add(row);
        }
    }

    private void keep(Row row) {
        rows.put(row.key, row);
        if (rows.size() > MOST) {
            var eldest = rows.values().iterator().next();
            write(eldest);
            rows.remove(eldest.key);
        }
    }

    private void write(Row row) {
        if (!row.isChanged) {
            return;
        }
        row.isChanged = false;
        if (row.value != null && row.codec != null) {
            longRows().put(row.key, row.codec.encode(row.value));
            row.stored = true;
        } else if (row.stored) {
            longRows().remove(row.key);
            row.stored = false;
        }
    }

    /** Visits keys from one to another, both included, in order, until the visitor says false. */
    <V> void scan(String from, String to, Codec<V> codec, BiPredicate<String, V> visitor) {
        writeChanged();
        try (var found = wrapped().range(from, to)) {
            while (found.hasNext()) {
                var next = found.next();
                if (!visitor.test(next.key, codec.decode(longRows().whole(next.key, next.value)))) {
                    return;
                }
            }
        }
    }

    /** What its stage does before a commit. */
    void beforeCommit(Runnable action) {
        beforeCommit = action;
    }

    /** Writes what has changed; Streams calls it before a commit. */
    @Override
    public void flushCache() {
        beforeCommit.run();
        writeChanged();
    }

    private void writeChanged() {
        changed.forEach(this::write);
        changed.clear();
    }

    @Override
    public void clearCache() {
        rows.clear();
        changed.clear();
    }

    private void forgetAll() {
        clearCache();
        longRows = null;
        words = null;
        beforeCommit = () -> {};
    }

    /** What a task that failed has left behind is not true. */
    @Override
    public void init(StateStoreContext context, StateStore root) {
        forgetAll();
        super.init(context, root);
    }

    @Override
    public void close() {
        forgetAll();
        super.close();
    }

    /** Builds such a store in front of what another builder builds. */
    static StoreBuilder<WriteBehindStore> over(StoreBuilder<KeyValueStore<String, byte[]>> builder) {
        return new Builder(builder);
    }

    private record Builder(StoreBuilder<KeyValueStore<String, byte[]>> inner)
            implements StoreBuilder<WriteBehindStore> {
        @Override
        public StoreBuilder<WriteBehindStore> withCachingEnabled() {
            throw new UnsupportedOperationException("it is a cache itself");
        }

        @Override
        public StoreBuilder<WriteBehindStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore> withLoggingEnabled(Map<String, String> config) {
            return new Builder(inner.withLoggingEnabled(config));
        }

        @Override
        public StoreBuilder<WriteBehindStore> withLoggingDisabled() {
            return new Builder(inner.withLoggingDisabled());
        }

        @Override
        public WriteBehindStore build() {
            return new WriteBehindStore(inner.build());
        }

        @Override
        public Map<String, String> logConfig() {
            return inner.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return inner.loggingEnabled();
        }

        @Override
        public String name() {
            return inner.name();
        }
    }
}
