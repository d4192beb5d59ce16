/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.local;

import io.certtrail.correlator.codec.Codec;
import io.certtrail.correlator.local.Room.Packed;
import io.certtrail.correlator.state.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory of which as much as there is room for lies there as objects, and what was not touched for longest
 * as bytes. Making bytes of a value and a value of bytes takes longer than all else that is done with it, so it is put
 * off until memory asks for it.
 */
final class PackedTable<V> implements Table<V> {
    private final Codec<V> codec;
    private final ToLongFunction<V> size;
    private final Room room;
    private final double part;
    private final Map<String, Held<V>> objects = new LinkedHashMap<>(1024, 0.75f, true);
    private final Map<String, Packed> packed = new HashMap<>();
    private long taken;

    /**
     * An empty table.
     *
     * @param size about how many bytes of memory a value takes as objects
     * @param part which part of the room those that lie there as objects may take
     */
    PackedTable(Codec<V> codec, ToLongFunction<V> size, Room room, double part) {
        this.codec = codec;
        this.size = size;
        this.room = room;
        this.part = part;
    }

    /** A value, and how much memory it took when it was put there: it is changed in place. */
    private static final class Held<V> {
        private final V value;
        private final long size;

        Held(V value, long size) {
            this.value = value;
            this.size = size;
        }
    }

    @Override
    public @Nullable V get(String key) {
        var known = objects.get(key);
        if (known != null) {
            return known.value;
        }
        var row = packed.isEmpty() ? null : packed.remove(key);
        if (row == null) {
            return null;
        }
        var value = codec.decode(room.unpack(row));
        keep(key, value);
        return value;
    }

    @Override
    public void put(String key, V value) {
        keep(key, value);
        forgetPacked(key);
    }

    private void keep(String key, V value) {
        var held = new Held<>(value, size.applyAsLong(value));
        forget(objects.put(key, held));
        taken += held.size;
        while (taken > room.forObjects() * part && objects.size() > 1) {
            pack(objects.entrySet().iterator().next());
        }
    }

    private void pack(Map.Entry<String, Held<V>> eldest) {
        packed.put(eldest.getKey(), room.pack(codec.encode(eldest.getValue().value)));
        forget(objects.remove(eldest.getKey()));
    }

    private void forget(@Nullable Held<V> held) {
        if (held != null) {
            taken -= held.size;
        }
    }

    private void forgetPacked(String key) {
        var row = packed.isEmpty() ? null : packed.remove(key);
        if (row != null) {
            room.leave(row);
        }
    }

    /** How many values lie there as bytes. */
    int packed() {
        return packed.size();
    }

    @Override
    public void delete(String key) {
        forget(objects.remove(key));
        forgetPacked(key);
    }

    @Override
    public void scan(String from, String to, BiPredicate<String, V> visitor) {
        var all = new TreeMap<String, V>();
        objects.forEach((key, held) -> all.put(key, held.value));
        packed.forEach((key, row) -> all.put(key, codec.decode(room.read(row))));
        for (var row : all.tailMap(from, true).entrySet()) {
            if (row.getKey().compareTo(to) > 0 || !visitor.test(row.getKey(), row.getValue())) {
                return;
            }
        }
    }
}
