/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import java.io.InputStream;

/** A file that grows by a line at a time: at its end until the next is pushed. */
final class PushedLines extends InputStream {
    private byte[] line = {};
    private int at;

    /** Adds a line; the one before was read. */
    void push(byte[] next) {
        line = new byte[next.length + 1];
        for (int i = 0; i < next.length; i++) {
            line[i] = next[i] == '\n' || next[i] == '\r' ? (byte) ' ' : next[i];
        }
        line[next.length] = '\n';
        at = 0;
    }

    @Override
    public int read() {
        return at < line.length ? line[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        if (at == line.length) {
            return -1;
        }
        var count = Math.min(most, line.length - at);
        System.arraycopy(line, at, into, from, count);
        at += count;
        return count;
    }
}
