/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.signal;

import java.util.Arrays;
import java.util.List;

/** Which of many phrases stand in a text, found in one walk over it. */
final class Phrases {
    private static final int SLOTS = 1 << 12;
    private static final int[] NONE = {};

    private final String[] phrases;
    /** By their first two letters, places in the list. */
    private final int[][] slots = new int[SLOTS][];

    private int longest;

    /** Phrases of two letters at least. */
    Phrases(List<String> phrases) {
        this.phrases = phrases.toArray(String[]::new);
        Arrays.fill(slots, NONE);
        for (int i = 0; i < this.phrases.length; i++) {
            var slot = slot(this.phrases[i].charAt(0), this.phrases[i].charAt(1));
            slots[slot] = Arrays.copyOf(slots[slot], slots[slot].length + 1);
            slots[slot][slots[slot].length - 1] = i;
            longest = Math.max(longest, this.phrases[i].length());
        }
    }

    private static int slot(char first, char second) {
        return (first * 31 + second) & (SLOTS - 1);
    }

    /**
     * Where each phrase stands for the first time with its end behind a place, or -1 where it does not.
     *
     * @param text in the letters of the phrases
     */
    int[] behind(String text, int place) {
        var found = new int[phrases.length];
        Arrays.fill(found, -1);
        for (int at = Math.max(0, place - longest + 1); at + 1 < text.length(); at++) {
            for (int i : slots[slot(text.charAt(at), text.charAt(at + 1))]) {
                if (found[i] < 0 && at + phrases[i].length() > place && text.startsWith(phrases[i], at)) {
                    found[i] = at;
                }
            }
        }
        return found;
    }
}
