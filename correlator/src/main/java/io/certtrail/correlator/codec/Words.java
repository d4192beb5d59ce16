/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What comes again and again in the values of one store, so that each holds a number in its stead: names, and whole
 * lines of which others differ only here and there. It lives as long as the values do; what is sent elsewhere is
 * written without it. So many are taken in and no more, as logs may invent them.
 */
public final class Words {
    private static final int MOST = 8192;
    private static final int LONGEST = 400;
    private static final int LONGEST_LINE = 2_000;
    /** For so many words one line is taken in. */
    private static final int WORDS_A_LINE = 4;

    private static final byte WORD = 0;
    private static final byte LINE = 1;

    private final int most;
    private final Consumer<byte[]> keeper;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    /** The number of the newest line of each length. */
    private final int[] newest = new int[LONGEST_LINE + 1];

    private final List<byte[]> lines = new ArrayList<>();

    /** For values that end with the process. */
    public Words() {
        this(MOST, taken -> {});
    }

    /**
     * For values that are kept.
     *
     * @param most how many words are taken in
     * @param keeper is given what is taken in, to be put back in the same order
     */
    public Words(int most, Consumer<byte[]> keeper) {
        this.most = most;
        this.keeper = keeper;
    }

    /**
     * Takes in again what was kept.
     *
     * @throws StateException in one line, when nobody kept that
     */
    public void putBack(byte[] taken) {
        if (taken.length == 0 || taken.length > LONGEST_LINE + 1 || taken[0] < WORD || taken[0] > LINE) {
            throw new StateException(
                    "word of %d bytes in a store cannot be read; %s".formatted(taken.length, StateException.WAY_OUT));
        }
        var value = Arrays.copyOfRange(taken, 1, taken.length);
        if (taken[0] == WORD) {
            add(new String(value, StandardCharsets.UTF_8));
        } else {
            add(value);
        }
    }

    /** The number of a word, from 1; 0 when it has none. */
    int number(String word) {
        var known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() == most || word.length() > LONGEST) {
            return 0;
        }
        add(word);
        keep(WORD, word.getBytes(StandardCharsets.UTF_8));
        return words.size();
    }

    private void add(String word) {
        words.add(word);
        numbers.put(word, words.size());
    }

    private void keep(byte kind, byte[] value) {
        var taken = new byte[value.length + 1];
        taken[0] = kind;
        System.arraycopy(value, 0, taken, 1, value.length);
        keeper.accept(taken);
    }

    String word(int number) {
        return words.get(number - 1);
    }

    /** The number of a line as long as one, from 1; 0 when there is none. */
    int lineLike(byte[] line) {
        return line.length > LONGEST_LINE ? 0 : newest[line.length];
    }

    /** Takes in a line that is like none before. */
    void learn(byte[] line) {
        if (lines.size() < most / WORDS_A_LINE && line.length <= LONGEST_LINE) {
            add(line);
            keep(LINE, line);
        }
    }

    private void add(byte[] line) {
        lines.add(line);
        newest[line.length] = lines.size();
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
            runs.run(Arrays.copyOfRange(line, from, to));
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
