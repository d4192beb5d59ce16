/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import java.nio.charset.StandardCharsets;

/** Steps through the words of a line, in bytes, whatever blanks lie between them. */
final class Words {
    private final byte[] bytes;
    private final int limit;
    private int start;
    private int end;

    Words(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        this.end = from;
    }

    /** Goes to the next word, if there is one. */
    boolean next() {
        start = end;
        while (start < limit && isBlank(bytes[start])) {
            start++;
        }
        end = start;
        while (end < limit && !isBlank(bytes[end])) {
            end++;
        }
        return end > start;
    }

    /** Goes to the next word, which must be a number. */
    boolean nextNumber() {
        return next() && isNumber();
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** All that follows the word, without the blanks around it. */
    String rest() {
        return new String(bytes, end, limit - end, StandardCharsets.UTF_8).strip();
    }

    int number() {
        int number = 0;
        for (int at = start; at < end; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    boolean contains(byte[] ascii) {
        for (int at = start; at <= end - ascii.length; at++) {
            if (matches(at, ascii)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(int at, byte[] ascii) {
        for (int i = 0; i < ascii.length; i++) {
            if (bytes[at + i] != ascii[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isNumber() {
        for (int at = start; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return end - start <= 9;
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }
}
