/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.state;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** An ordered map of text keys, as a stage sees its store. */
public interface Table<V> {
    /** The value of a key, or null. */
    @Nullable V get(String key);

    /** Sets the value of a key. */
    void put(String key, V value);

    /** Forgets a key. */
    void delete(String key);

    /** Visits the keys from {@code from} to {@code to}, both included, in order, until the visitor says false. */
    void scan(String from, String to, BiPredicate<String, V> visitor);
}
