/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.streams;

import io.certtrail.correlator.codec.Words;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The words that a store's values hold numbers of: they lie in it too, so a value and its words are committed as one.
 */
final class KeptWords {
    private static final String WORD = "word|";
    private static final int MOST = 2_048;

    private final KeyValueStore<String, byte[]> store;
    private int count;

    private KeptWords(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** The words of a store that has been restored. */
    static Words of(KeyValueStore<String, byte[]> store) {
        return new KeptWords(store).read();
    }

    private Words read() {
        var words = new Words(MOST, this::keep);
        try (var kept = store.range(WORD, WORD + '~')) {
            while (kept.hasNext()) {
                words.putBack(kept.next().value);
                count++;
            }
        }
        return words;
    }

    private void keep(byte[] taken) {
        store.put("%s%06d".formatted(WORD, count++), taken);
    }
}
