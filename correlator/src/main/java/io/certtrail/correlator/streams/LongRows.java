/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a store, a long one in several: each is a record of the changelog, and what lies at one joining key grows
 * with what the logs bring, while a record may not.
 */
final class LongRows {
    private static final String MORE = "more|";

    private final KeyValueStore<String, byte[]> store;
    private final int longest;
    /** How many rows follow the first one of a key, where any do. */
    private final Map<String, Integer> following = new HashMap<>();

    /**
     * The rows of a store that has been restored.
     *
     * @param longest how many bytes one row may have
     */
    LongRows(KeyValueStore<String, byte[]> store, int longest) {
        this.store = store;
        this.longest = longest;
        try (var more = store.range(MORE, MORE + '~')) {
            while (more.hasNext()) {
                var key = more.next().key;
                following.merge(key.substring(MORE.length(), key.lastIndexOf('|')), 1, Integer::sum);
            }
        }
    }

    byte @Nullable [] get(String key) {
        var first = store.get(key);
        return first == null ? null : whole(key, first);
    }

    /** All of a value whose first row is known. */
    byte[] whole(String key, byte[] first) {
        var count = following.isEmpty() ? null : following.get(key);
        if (count == null) {
            return first;
        }
        var value = first;
        for (var number = 0; number < count; number++) {
            var next = store.get(name(key, number));
            if (next != null) {
                var end = value.length;
                value = Arrays.copyOf(value, end + next.length);
                System.arraycopy(next, 0, value, end, next.length);
            }
        }
        return value;
    }

    void put(String key, byte[] value) {
        if (value.length <= longest) {
            store.put(key, value);
            follow(key, 0);
            return;
        }
        store.put(key, Arrays.copyOf(value, longest));
        var count = 0;
        for (var from = longest; from < value.length; from += longest) {
            store.put(name(key, count++), Arrays.copyOfRange(value, from, Math.min(value.length, from + longest)));
        }
        follow(key, count);
    }

    void remove(String key) {
        // A delete would read the old value, which nobody asks for.
        store.put(key, null);
        follow(key, 0);
    }

    private void follow(String key, int count) {
        if (count == 0 && following.isEmpty()) {
            return;
        }
        var before = count == 0 ? following.remove(key) : following.put(key, count);
        for (var number = count; before != null && number < before; number++) {
            store.put(name(key, number), null);
        }
    }

    private static String name(String key, int number) {
        return "%s%s|%06d".formatted(MORE, key, number);
    }
}
