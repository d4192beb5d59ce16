/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

/** In which form a text is written: most identifiers are nothing but digits. */
enum Form {
    PLAIN,
    /** An even number of hex digits in lower case. */
    LOWER,
    /** An even number of hex digits in upper case. */
    UPPER,
    /** Hex digits in lower case with the dashes of a GUID. */
    GUID;

    private static final int SHORTEST = 16;
    private static final int LONGEST = 128;
    static final int GUID_LENGTH = 36;

    static Form of(String text) {
        var length = text.length();
        if (length < SHORTEST || length > LONGEST || (length & 1) != 0) {
            return PLAIN;
        }
        if (length == GUID_LENGTH && text.charAt(8) == '-') {
            return isGuid(text) ? GUID : PLAIN;
        }
        var lower = true;
        var upper = true;
        for (var i = 0; i < length && (lower || upper); i++) {
            var letter = text.charAt(i);
            var isNumber = letter >= '0' && letter <= '9';
            lower &= isNumber || (letter >= 'a' && letter <= 'f');
            upper &= isNumber || (letter >= 'A' && letter <= 'F');
        }
        return lower ? LOWER : upper ? UPPER : PLAIN;
    }

    private static boolean isGuid(String text) {
        for (var i = 0; i < GUID_LENGTH; i++) {
            var letter = text.charAt(i);
            if (isDash(i) ? letter != '-' : letter > 'f' || (letter >= 'A' && letter < 'a') || digit(letter) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a GUID has a dash at a place. */
    static boolean isDash(int place) {
        return place == 8 || place == 13 || place == 18 || place == 23;
    }

    static int digit(char letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        var lower = letter | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** How many bytes the digits of a text of this form take. */
    int bytes(int length) {
        return (this == GUID ? length - 4 : length) / 2;
    }
}
