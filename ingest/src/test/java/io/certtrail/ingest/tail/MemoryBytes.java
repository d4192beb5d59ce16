/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.util.Arrays;

/** A log that is written step by step. */
final class MemoryBytes implements Bytes {
    private final byte[] all;
    private int written;

    MemoryBytes(byte[] all, int written) {
        this.all = Arrays.copyOf(all, all.length);
        this.written = written;
    }

    void write(int upTo) {
        written = Math.min(upTo, all.length);
    }

    @Override
    public long size() {
        return written;
    }

    @Override
    public int read(long position, byte[] into, int from, int length) {
        if (position >= written) {
            return -1;
        }
        int count = (int) Math.min(length, written - position);
        System.arraycopy(all, (int) position, into, from, count);
        return count;
    }

    @Override
    public void close() {}
}
