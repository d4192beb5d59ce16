/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys and texts as they were written last: line after line has the same keys at the same places, and many of the same
 * texts, such as the tenant, the host or an agent. What is known is known by the very object, which costs no look at
 * its characters.
 */
final class KnownPairs {
    /** Keys of a line that are known by their place. */
    private static final int PLACES = 64;

    /** Texts known at each place, told apart by their lengths. */
    private static final int TEXTS = 4;

    private static final int LONGEST = 256;
    private static final byte[] NOT_YET = {};

    private final String[] keys = new String[2 * PLACES];
    private final byte[][] keyRuns = new byte[2 * PLACES][];
    private final Pair[] pairs = new Pair[2 * PLACES * TEXTS];

    KnownPairs() {
        Arrays.fill(keys, "");
        Arrays.fill(keyRuns, NOT_YET);
        Arrays.setAll(pairs, slot -> new Pair());
    }

    /** A key and a text, and how both were written, comma included. */
    static final class Pair {
        private String key = "";
        private @Nullable String text;
        private byte[] run = NOT_YET;

        /** What was written for these, or nothing when they are not known here. */
        @SuppressWarnings("ReferenceEquality") // an equal one is only learned anew
        byte[] run(String ofKey, @Nullable String ofText) {
            return text == ofText && key == ofKey ? run : NOT_YET;
        }

        /** Takes what was written for a key and a text, when they come for the second time. */
        @SuppressWarnings("ReferenceEquality") // as above
        void learn(String ofKey, @Nullable String ofText, byte[] written, int from, int to) {
            if (text == ofText && key == ofKey && to - from <= LONGEST) {
                run = Arrays.copyOfRange(written, from, to);
            } else {
                key = ofKey;
                text = ofText;
                run = NOT_YET;
            }
        }
    }

    /** Where a key is known: by how many came before it in its line, and whether it is the first of its object. */
    static int place(int ofLine, boolean isFirst) {
        return ((ofLine << 1) | (isFirst ? 1 : 0)) & (2 * PLACES - 1);
    }

    /** The key of a place as JSON has it: with the comma before it, unless it is the first, and the colon. */
    @SuppressWarnings("ReferenceEquality") // as above
    byte[] key(int place, String key) {
        if (keys[place] != key) {
            keys[place] = key;
            keyRuns[place] =
                    ((place & 1) == 1 ? '"' + key + "\":" : ",\"" + key + "\":").getBytes(StandardCharsets.ISO_8859_1);
        }
        return keyRuns[place];
    }

    /** What is known, or is to be, of this text at a place. */
    Pair pair(int place, @Nullable String text) {
        return pairs[place * TEXTS + (text == null ? 0 : text.length() & (TEXTS - 1))];
    }
}
