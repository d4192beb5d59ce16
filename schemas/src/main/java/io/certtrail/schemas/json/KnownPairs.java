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

    private final String[] keys = new String[PLACES];
    private final byte[][] keyRuns = new byte[PLACES][];
    private final @Nullable String[] texts = new String[PLACES * TEXTS];
    private final byte[][] textRuns = new byte[PLACES * TEXTS][];

    KnownPairs() {
        Arrays.fill(keys, "");
        Arrays.fill(keyRuns, NOT_YET);
        Arrays.fill(textRuns, NOT_YET);
    }

    /** The key of a place as JSON has it, colon included. */
    @SuppressWarnings("ReferenceEquality") // an equal one is only learned anew
    byte[] key(int ofLine, String key) {
        int place = ofLine & (PLACES - 1);
        if (keys[place] != key) {
            keys[place] = key;
            keyRuns[place] = ('"' + key + "\":").getBytes(StandardCharsets.ISO_8859_1);
            Arrays.fill(textRuns, place * TEXTS, (place + 1) * TEXTS, NOT_YET);
        }
        return keyRuns[place];
    }

    /** Key and text of a place as JSON has them, or null when this text is not known there. */
    @SuppressWarnings("ReferenceEquality") // as above
    byte @Nullable [] text(int ofLine, String key, @Nullable String text) {
        int place = ofLine & (PLACES - 1);
        int slot = slot(place, text);
        var run = textRuns[slot];
        return run != NOT_YET && texts[slot] == text && keys[place] == key ? run : null;
    }

    /** Takes what was written for the key and the text of a place, when they come for the second time. */
    @SuppressWarnings("ReferenceEquality") // as above
    void learn(int ofLine, @Nullable String text, byte[] written, int from, int to) {
        int slot = slot(ofLine & (PLACES - 1), text);
        if (texts[slot] == text && to - from <= LONGEST) {
            textRuns[slot] = Arrays.copyOfRange(written, from, to);
        } else {
            texts[slot] = text;
            textRuns[slot] = NOT_YET;
        }
    }

    private static int slot(int place, @Nullable String text) {
        return place * TEXTS + (text == null ? 0 : text.length() & (TEXTS - 1));
    }
}
