/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.xml;

import java.nio.charset.StandardCharsets;

/** The beginning of a tag, held until it is known whether it is one of the element looked for. */
final class Tag {
    /** Longest beginning that is looked at: a prefix, a colon and the name. */
    private static final int LONGEST = 64;

    enum Verdict {
        UNDECIDED,
        START,
        END,
        OTHER
    }

    private final byte[] name;
    private final byte[] held = new byte[LONGEST];
    private int length;

    Tag(String name) {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
    }

    boolean begun() {
        return length > 0;
    }

    /** Takes the next byte and says what it is now. */
    Verdict add(byte value) {
        if (value == '<' && length > 0) {
            return Verdict.OTHER;
        }
        held[length++] = value;
        if (length == 1 || (length == 2 && value == '/')) {
            return Verdict.UNDECIDED;
        }
        var end = held[1] == '/';
        if (value == '>' || value == '/' || (value >= 0 && value <= ' ')) {
            return isName(end ? 2 : 1, length - 1) ? (end ? Verdict.END : Verdict.START) : Verdict.OTHER;
        }
        return length == LONGEST || value == '!' || value == '?' ? Verdict.OTHER : Verdict.UNDECIDED;
    }

    /** Gives what it holds to these bytes. */
    void moveTo(Bytes target) {
        for (var i = 0; i < length; i++) {
            target.add(held[i]);
        }
        length = 0;
    }

    private boolean isName(int from, int to) {
        var start = to - name.length;
        if (start < from || (start > from && held[start - 1] != ':')) {
            return false;
        }
        for (var i = 0; i < name.length; i++) {
            if (held[start + i] != name[i]) {
                return false;
            }
        }
        return true;
    }
}
