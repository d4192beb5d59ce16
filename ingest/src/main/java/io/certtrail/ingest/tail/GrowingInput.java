/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a log as a stream, which is made longer while it is read. Where it stops for now, reading fails with
 * {@link NotYet}: a reader that was in the middle of something goes on when it is asked again. Where it is told to, it
 * ends, so that a reader gives what it still holds; it can go on even then.
 */
final class GrowingInput extends InputStream {
    private final Bytes bytes;
    private byte[] before = new byte[0];
    private int beforeAt;
    private long position;
    private long limit;
    private boolean ends;

    GrowingInput(Bytes bytes, long position) {
        this.bytes = bytes;
        this.position = position;
        this.limit = position;
    }

    /** Gives these bytes before any of the log. */
    void giveBefore(byte[] some) {
        before = some;
        beforeAt = 0;
    }

    /** Gives the log up to a position. */
    void give(long upTo) {
        limit = upTo;
    }

    /** Whether it ends, or only stops, where there is no more. */
    void ends(boolean end) {
        ends = end;
    }

    /** How far the log was given. */
    long limit() {
        return limit;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (beforeAt < before.length) {
            int count = Math.min(length, before.length - beforeAt);
            System.arraycopy(before, beforeAt, into, from, count);
            beforeAt += count;
            return count;
        }
        int most = (int) Math.min(length, limit - position);
        int count = most == 0 ? 0 : bytes.read(position, into, from, most);
        if (count <= 0) {
            return stop();
        }
        position += count;
        return count;
    }

    @Override
    public int available() {
        return before.length - beforeAt + (int) Math.min(1 << 20, limit - position);
    }

    private int stop() throws NotYet {
        if (ends) {
            return -1;
        }
        throw new NotYet();
    }
}
