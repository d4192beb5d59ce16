/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values by their names, in their order, that nobody changes any more: records keep them without a copy. Mostly there
 * are a handful, which lie side by side in one array; of many the places are looked up.
 */
public final class FixedMap<V> extends AbstractMap<String, V> {
    /** So many are found by looking at each. */
    private static final int FEW = 16;

    /** Name, value, name, value. */
    private final Object[] pairs;

    private final @Nullable Map<String, Integer> places;

    private FixedMap(Object[] pairs, @Nullable Map<String, Integer> places) {
        this.pairs = pairs;
        this.places = places;
    }

    /** Of any map, which stays its owner's, in its order. */
    public static <V> FixedMap<V> of(Map<String, V> values) {
        if (values instanceof FixedMap<V> fixed) {
            return fixed;
        }
        var maker = new Maker<V>(values.size());
        values.forEach(maker::add);
        return maker.made();
    }

    /** Of any map, in the order of its names. */
    public static <V> FixedMap<V> sorted(Map<String, V> values) {
        return values instanceof FixedMap<V> fixed && fixed.isSorted() ? fixed : of(new TreeMap<>(values));
    }

    private boolean isSorted() {
        for (var i = 2; i < pairs.length; i += 2) {
            if (((String) pairs[i - 2]).compareTo((String) pairs[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // only values of this type were put there
    private V value(int place) {
        return (V) pairs[place + 1];
    }

    private static int place(Object[] pairs, int length, @Nullable Map<String, Integer> places, @Nullable Object name) {
        if (name == null) {
            return -1;
        }
        if (places != null) {
            var place = places.get(name);
            return place == null || place >= length ? -1 : place;
        }
        for (var i = 0; i < length; i += 2) {
            if (name.equals(pairs[i])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public @Nullable V get(@Nullable Object name) {
        var place = place(pairs, pairs.length, places, name);
        return place < 0 ? null : value(place);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return place(pairs, pairs.length, places, name) >= 0;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> taker) {
        for (var i = 0; i < pairs.length; i += 2) {
            taker.accept((String) pairs[i], value(i));
        }
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new View<>(place -> Map.entry((String) pairs[place], value(place)));
    }

    /** The inherited one would be kept as long as the map is. */
    @Override
    public Set<String> keySet() {
        return new View<>(place -> (String) pairs[place]) {
            @Override
            public boolean contains(@Nullable Object name) {
                return containsKey(name);
            }
        };
    }

    /** The inherited one would be kept as long as the map is. */
    @Override
    public Collection<V> values() {
        return new AbstractCollection<>() {
            @Override
            public int size() {
                return FixedMap.this.size();
            }

            @Override
            public Iterator<V> iterator() {
                return new Walk<>(FixedMap.this::value);
            }
        };
    }

    private class View<T> extends AbstractSet<T> {
        private final IntFunction<T> taker;

        View(IntFunction<T> taker) {
            this.taker = taker;
        }

        @Override
        public int size() {
            return FixedMap.this.size();
        }

        @Override
        public Iterator<T> iterator() {
            return new Walk<>(taker);
        }
    }

    private final class Walk<T> implements Iterator<T> {
        private final IntFunction<T> taker;
        private int next;

        Walk(IntFunction<T> taker) {
            this.taker = taker;
        }

        @Override
        public boolean hasNext() {
            return next < pairs.length;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return taker.apply(next - 2);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof FixedMap<?> fixed && Arrays.equals(pairs, fixed.pairs)) || super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    /** Takes in values one by one; what it made stays as it was when it is added to. */
    public static final class Maker<V> {
        private Object[] pairs;
        private int length;
        private @Nullable Map<String, Integer> places;

        /** For about so many. */
        public Maker(int expected) {
            pairs = new Object[2 * expected];
        }

        /** Adds a value; false when there is one of that name, which stays. */
        public boolean add(String name, V value) {
            if (place(pairs, length, places, name) >= 0) {
                return false;
            }
            if (length == pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.max(8, 2 * length));
            }
            pairs[length] = Objects.requireNonNull(name);
            pairs[length + 1] = Objects.requireNonNull(value, name);
            length += 2;
            index(name);
            return true;
        }

        private void index(String name) {
            if (places != null) {
                places.put(name, length - 2);
            } else if (length == 2 * FEW) {
                places = new HashMap<>();
                for (var i = 0; i < length; i += 2) {
                    places.put((String) pairs[i], i);
                }
            }
        }

        /** How many there are. */
        public int size() {
            return length / 2;
        }

        /** What was taken in. */
        public FixedMap<V> made() {
            return new FixedMap<>(length == pairs.length ? pairs : Arrays.copyOf(pairs, length), places);
        }
    }
}
