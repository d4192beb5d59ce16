/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that pile up to a bound; beyond it only their beginning is kept, and their count. */
final class Bytes {
    private final int bound;
    private final int keptBeyond;
    private byte[] held = new byte[4096];
    private long size;

    Bytes(int bound, int keptBeyond) {
        this.bound = bound;
        this.keptBeyond = keptBeyond;
    }

    void add(byte value) {
        if (size < bound) {
            if (size == held.length) {
                held = Arrays.copyOf(held, Math.min(held.length * 2, bound));
            }
            held[(int) size] = value;
        }
        size++;
    }

    void clear() {
        size = 0;
    }

    void swap(Bytes other) {
        var mine = held;
        held = other.held;
        other.held = mine;
        size = other.size;
    }

    long size() {
        return size;
    }

    boolean overflowed() {
        return size > bound;
    }

    byte[] copy() {
        return Arrays.copyOf(held, (int) (overflowed() ? keptBeyond : size));
    }

    String text() {
        return new String(copy(), StandardCharsets.UTF_8);
    }
}
