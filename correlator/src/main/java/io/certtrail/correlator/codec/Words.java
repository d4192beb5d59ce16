/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes again and again in the values of one table in memory, so that each holds a number in its stead: names, and
 * whole lines of which others differ only here and there. It lives as long as the table; what is sent or kept elsewhere
 * is written without it. So many are taken in and no more, as logs may invent them.
 */
public final class Words {
    private static final int MOST = 8192;
    private static final int LONGEST = 400;
    private static final int MOST_LINES = 2048;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Map<Integer, Integer> newest = new HashMap<>();
    private final List<byte[]> lines = new ArrayList<>();

    /** The number of a word, from 1; 0 when it has none. */
    int number(String word) {
        var known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() == MOST || word.length() > LONGEST) {
            return 0;
        }
        words.add(word);
        numbers.put(word, words.size());
        return words.size();
    }

    String word(int number) {
        return words.get(number - 1);
    }

    /** The number of a line as long as one, from 1; 0 when there is none. */
    int lineLike(byte[] line) {
        return newest.getOrDefault(line.length, 0);
    }

    /** Takes in a line that is like none before. */
    void learn(byte[] line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
            newest.put(line.length, lines.size());
        }
    }

    byte[] line(int number) {
        return lines.get(number - 1);
    }

    /**
     * Where two lines of one length differ, as runs: how many bytes are the same, how many are not, and these; null
     * when most of it does.
     */
    static @Nullable ByteWriter differences(byte[] line, byte[] other) {
        var runs = new ByteWriter();
        var at = 0;
        while (at < line.length) {
            var same = Arrays.mismatch(line, at, line.length, other, at, line.length);
            var from = same < 0 ? line.length : at + same;
            var to = endOfDifference(line, other, from);
            runs.count(from - at);
            runs.count(to - from);
            runs.put(line, from, to - from);
            at = to;
            if (runs.length() > line.length * 2 / 3) {
                return null;
            }
        }
        return runs;
    }

    /** Less than four bytes that are the same by chance are not worth a run of their own. */
    private static int endOfDifference(byte[] line, byte[] other, int from) {
        var same = 0;
        for (var at = from; at < line.length; at++) {
            same = line[at] == other[at] ? same + 1 : 0;
            if (same == 4) {
                return at - 3;
            }
        }
        return line.length - same;
    }
}
