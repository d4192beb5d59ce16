/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.codec;

import java.util.Arrays;

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
    private static final int LOWER_DIGIT = 1;
    private static final int UPPER_DIGIT = 2;
    private static final byte[] KINDS = kinds();

    /** The value of each hex digit. */
    static final byte[] DIGITS = digits();

    private static byte[] digits() {
        var digits = new byte[128];
        for (var value = 0; value < 16; value++) {
            digits[Character.toLowerCase(Character.forDigit(value, 16))] = (byte) value;
            digits[Character.toUpperCase(Character.forDigit(value, 16))] = (byte) value;
        }
        return digits;
    }

    private static byte[] kinds() {
        var kinds = new byte[256];
        Arrays.fill(kinds, '0', '9' + 1, (byte) (LOWER_DIGIT | UPPER_DIGIT));
        Arrays.fill(kinds, 'a', 'f' + 1, (byte) LOWER_DIGIT);
        Arrays.fill(kinds, 'A', 'F' + 1, (byte) UPPER_DIGIT);
        return kinds;
    }

    /** The form of a text, given as its UTF-8 bytes. */
    static Form of(byte[] text) {
        var length = text.length;
        if (length < SHORTEST || length > LONGEST || (length & 1) != 0) {
            return PLAIN;
        }
        if (length == GUID_LENGTH && text[8] == '-') {
            return isGuid(text) ? GUID : PLAIN;
        }
        var both = LOWER_DIGIT | UPPER_DIGIT;
        for (var i = 0; i < length && both != 0; i++) {
            both &= KINDS[text[i] & 0xFF];
        }
        return (both & LOWER_DIGIT) != 0 ? LOWER : (both & UPPER_DIGIT) != 0 ? UPPER : PLAIN;
    }

    private static boolean isGuid(byte[] text) {
        for (var i = 0; i < GUID_LENGTH; i++) {
            if (isDash(i) ? text[i] != '-' : (KINDS[text[i] & 0xFF] & LOWER_DIGIT) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a GUID has a dash at a place. */
    static boolean isDash(int place) {
        return place == 8 || place == 13 || place == 18 || place == 23;
    }

    /** How many bytes a text of this form takes. */
    int bytes(int length) {
        return this == PLAIN ? length : (this == GUID ? length - 4 : length) / 2;
    }
}
