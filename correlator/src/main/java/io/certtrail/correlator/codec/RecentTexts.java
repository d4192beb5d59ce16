/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that were read or written lately, with the bytes they are written in: a name that comes again and again is made
 * once in either direction, and all that is read shares it. A later one takes the place of another.
 */
final class RecentTexts {
    private static final int PLACES = 512;
    private static final int LONGEST = 200;

    private final @Nullable Form[] forms = new Form[PLACES];
    private final byte[][] read = new byte[PLACES][];
    private final String[] texts = new String[PLACES];
    private final @Nullable Written[] written = new Written[PLACES];

    /** How a text is written. */
    static final class Written {
        final String text;
        final Form form;
        /** What stands behind its length. */
        final byte[] bytes;

        Written(String text, Form form, byte[] bytes) {
            this.text = text;
            this.form = form;
            this.bytes = bytes;
        }

        /** How many bytes the text takes in UTF-8. */
        int length() {
            return form == Form.PLAIN ? bytes.length : text.length();
        }
    }

    /** The text that a range of bytes was read as, or null. */
    @Nullable String text(Form form, byte[] from, int start, int end) {
        var place = place(from, start, end);
        return forms[place] == form && Arrays.equals(read[place], 0, read[place].length, from, start, end)
                ? texts[place]
                : null;
    }

    /** Notes what a range of bytes was read as. */
    void read(Form form, byte[] from, int start, int end, String text) {
        if (end - start <= LONGEST) {
            var place = place(from, start, end);
            forms[place] = form;
            read[place] = Arrays.copyOfRange(from, start, end);
            texts[place] = text;
        }
    }

    /** How a text was written, or null. */
    @Nullable Written written(String text) {
        var known = written[place(text.hashCode())];
        return known != null && known.text.equals(text) ? known : null;
    }

    /** Notes how a text was written. */
    void wrote(Written text) {
        if (text.bytes.length <= LONGEST) {
            written[place(text.text.hashCode())] = text;
        }
    }

    private static int place(byte[] from, int start, int end) {
        var hash = end - start;
        for (var i = start; i < Math.min(end, start + LONGEST); i++) {
            hash = hash * 31 + from[i];
        }
        return place(hash);
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 15)) & (PLACES - 1);
    }
}
