/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.lines.ByteSearch;
import io.certtrail.ingest.lines.RecentTexts;
import io.certtrail.ingest.redact.Secrets;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The plain texts of a line of JSON: ASCII without escapes. What most lines say at the same place as the line before,
 * such as names and hosts, is known by its bytes: no end is looked for, no String made, and no secret looked for again.
 */
final class PlainTexts {
    private static final int PLACES = 64;
    private static final int LONGEST = 64;

    private final RecentTexts names = new RecentTexts();
    private final byte[] known = new byte[PLACES * LONGEST];
    private final int[] lengths = new int[PLACES];
    private final String[] texts = new String[PLACES];
    private final boolean[] clean = new boolean[PLACES];

    private byte[] bytes = {};
    private int to;
    private int place;
    private boolean isClean;
    private boolean hasMarkup;
    private int end;

    /** Begins with a line that ends before this place. */
    void begin(byte[] line, int before) {
        bytes = line;
        to = before;
        place = 0;
        isClean = true;
    }

    /** Whether none of the line's texts so far has a secret or markup, which could hide one. */
    boolean isClean() {
        return isClean;
    }

    /** Where the quote stands that ends the text read last. */
    int end() {
        return end;
    }

    /** The name of a key that begins here; null when it is not plain. */
    @Nullable String name(int from) {
        int at = place++;
        if (isKnown(at, from)) {
            return texts[at];
        }
        int quote = find(from);
        return quote < 0 ? null : keep(at, from, quote, names.text(bytes, from, quote));
    }

    /** The text that begins here; null when it is not plain. */
    @Nullable String text(int from) {
        int at = place++;
        if (isKnown(at, from)) {
            return texts[at];
        }
        int quote = find(from);
        return quote < 0
                ? null
                : keep(at, from, quote, new String(bytes, from, quote - from, StandardCharsets.ISO_8859_1));
    }

    /** Whether the line before had this text at this place; an empty one is read anew. */
    private boolean isKnown(int at, int from) {
        int length = at < PLACES ? lengths[at] : 0;
        int quote = from + length;
        if (length == 0
                || quote >= to
                || bytes[quote] != '"'
                || !ByteSearch.isSame(bytes, from, known, at * LONGEST, length)) {
            return false;
        }
        isClean &= clean[at];
        end = quote;
        return true;
    }

    private String keep(int at, int from, int quote, String text) {
        var isCleanText = !hasMarkup && !Secrets.isNamed(bytes, from, quote);
        isClean &= isCleanText;
        end = quote;
        if (at < PLACES) {
            int length = quote - from;
            lengths[at] = length <= LONGEST ? length : 0;
            if (length <= LONGEST) {
                System.arraycopy(bytes, from, known, at * LONGEST, length);
                texts[at] = text;
                clean[at] = isCleanText;
            }
        }
        return text;
    }

    /** Where the quote stands that ends a text; negative when there is something else than plain ASCII before it. */
    private int find(int from) {
        var line = bytes;
        int bound = to;
        hasMarkup = false;
        for (int at = from; at < bound; at++) {
            byte b = line[at];
            if (b == '"') {
                return at;
            }
            if (b < ' ' || b == '\\') {
                return -1;
            }
            if (b == '<') {
                hasMarkup = true;
            }
        }
        return -1;
    }
}
