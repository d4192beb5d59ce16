/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.lines;

import java.util.Arrays;

/** Texts of values that come again and again, such as a method, a path or an agent: each is decoded once. */
public final class RecentTexts {
    private static final int SLOTS = 64;
    private static final int LONGEST = 256;

    private final byte[][] bytes = new byte[SLOTS][0];
    private final String[] texts = new String[SLOTS];

    public RecentTexts() {
        Arrays.fill(texts, "");
    }

    /** The text that these bytes are in UTF-8. */
    public String text(byte[] line, int from, int to) {
        if (to - from > LONGEST || to <= from) {
            return Utf8.text(line, from, to);
        }
        int slot = slot(line, from, to);
        if (!Arrays.equals(bytes[slot], 0, bytes[slot].length, line, from, to)) {
            bytes[slot] = Arrays.copyOfRange(line, from, to);
            texts[slot] = Utf8.text(line, from, to);
        }
        return texts[slot];
    }

    private static int slot(byte[] line, int from, int to) {
        int mixed = (to - from) * 31 + line[from] + line[(from + to) / 2] * 7 + line[to - 1] * 13;
        return mixed & (SLOTS - 1);
    }
}
