/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ends where the bytes below cannot be read any further, after the last whole line, and keeps the reason: a log that
 * was cut off in transfer still gives all that is certain.
 */
final class WholeLines extends InputStream {

    /** A line longer than this is handed on in parts. */
    private static final int LINE_LIMIT = 1 << 20;

    private final InputStream in;
    private final boolean lines;
    private byte[] buffer = new byte[ReadingRoom.LEAST];
    private int from;
    private int whole;
    private int filled;
    private boolean ended;
    private boolean more;
    private @Nullable String problem;

    WholeLines(InputStream in) {
        this(in, true);
    }

    private WholeLines(InputStream in, boolean lines) {
        this.in = in;
        this.lines = lines;
    }

    /** Of a log without lines: all bytes that can be read are given. */
    static WholeLines ofBytes(InputStream in) {
        return new WholeLines(in, false);
    }

    /** Why the log ended early; null when it did not. */
    @Nullable String problem() {
        return problem;
    }

    @Override
    public int read() throws IOException {
        return ready() ? buffer[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, whole - from);
        System.arraycopy(buffer, from, target, start, count);
        from += count;
        return count;
    }

    @Override
    public int available() {
        return whole - from;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean ready() {
        while (from == whole && !ended) {
            fill();
        }
        return from < whole;
    }

    private void fill() {
        makeRoom();
        try {
            int room = buffer.length - filled;
            int count = in.read(buffer, filled, room);
            ended = count < 0;
            more = count == room;
            int scanFrom = filled;
            filled += Math.max(count, 0);
            var all = !lines || ended || filled >= LINE_LIMIT;
            whole = all ? filled : afterLastLineFeed(scanFrom);
        } catch (IOException e) {
            ended = true;
            whole = lines ? 0 : filled;
            problem = reason(e);
        }
    }

    private void makeRoom() {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
        whole = 0;
        if (filled == buffer.length || (more && buffer.length < ReadingRoom.each())) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    private int afterLastLineFeed(int scanFrom) {
        for (int at = filled - 1; at >= scanFrom; at--) {
            if (buffer[at] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
