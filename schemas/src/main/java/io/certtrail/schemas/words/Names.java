/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.words;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names of computers, devices and requests as they are kept: whatever a log holds, they are short and can be printed.
 */
public final class Names {
    /** Longest name that is kept as it is, in characters. */
    public static final int LONGEST = 256;

    private static final int KEPT = 200;
    private static final int DIGEST_BYTES = 12;
    private static final char UNPRINTABLE = '?';

    /** Names that were kept as they are, by their hashes: those of a log come with each of its records. */
    private static final String[] KNOWN = new String[1024];

    private Names() {}

    /**
     * The name itself, or, when it is too long or holds what cannot be printed, its beginning without that and a
     * digest: two such names stay apart.
     */
    @SuppressWarnings("ReferenceEquality") // an equal name is only looked at again
    public static String bounded(String name) {
        int slot = name.hashCode() & (KNOWN.length - 1);
        if (KNOWN[slot] == name) {
            return name;
        }
        if (name.length() > LONGEST || !isPrintable(name)) {
            return cut(name);
        }
        KNOWN[slot] = name;
        return name;
    }

    private static boolean isPrintable(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isPrintable(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Beyond the plane of 16 bits nothing is part of any name here. */
    private static boolean isPrintable(char letter) {
        return letter >= ' ' && (letter <= '~' || Printable.is(letter));
    }

    private static String cut(String name) {
        var text = new StringBuilder(LONGEST);
        for (int i = 0; i < Math.min(name.length(), KEPT); i++) {
            var letter = name.charAt(i);
            text.append(isPrintable(letter) ? letter : UNPRINTABLE);
        }
        return text.append('~').append(digest(name)).toString();
    }

    private static String digest(String name) {
        var digest = Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_16BE));
        return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }
}
