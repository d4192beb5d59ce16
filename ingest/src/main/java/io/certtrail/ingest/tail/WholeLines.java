/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.lines.Encoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds how far a growing log consists of whole lines, and counts them.
 *
 * <p>NULs to the end of the file are room that its writer has made and not yet filled: the log ends before them. NULs
 * with something behind them were left there, and are read over.
 */
final class WholeLines {
    /** Through which a thread looks at one log after the other: thousands may be followed. */
    private static final ThreadLocal<byte[]> BLOCK = ThreadLocal.withInitial(() -> new byte[1 << 16]);

    private static final ThreadLocal<byte[]> BEHIND = ThreadLocal.withInitial(() -> new byte[1 << 12]);

    /** How far behind a NUL more is looked for at each look; all of it when the file has grown. */
    private static final int ROOM = 1 << 17;

    private final Bytes bytes;
    private final int width;
    private final int lineFeedAt;
    private final Directives directives;

    private long at;
    private long end;
    private long count;
    private long sizeLookedThrough = -1;
    private boolean lineBegins = true;

    /** From the beginning of a line on. */
    WholeLines(Bytes bytes, long from, Encoding encoding, Directives directives) {
        this.bytes = bytes;
        this.at = from;
        this.end = from;
        this.width = encoding.wide() ? 2 : 1;
        this.lineFeedAt = encoding.charset().equals(StandardCharsets.UTF_16BE) ? 1 : 0;
        this.directives = directives;
    }

    /** End of the last whole line. */
    long end() {
        return end;
    }

    /** How many lines ended up to there. */
    long count() {
        return count;
    }

    /** Where what was written so far ends: the last line may be begun and not ended. */
    long written() {
        return at;
    }

    /** Takes the line that was begun as it is: what is written after it is a line of its own. */
    void endHere() {
        count++;
        end = at;
        lineBegins = true;
    }

    /** Looks at about so many bytes more, and at a long line to its end; true when there are more whole lines. */
    boolean look(int most) throws IOException {
        long before = end;
        long from = at;
        var block = BLOCK.get();
        while (at - from < most || end == before) {
            int room = block.length - block.length % width;
            int read = whole(bytes.read(at, block, 0, room));
            if (read <= 0) {
                break;
            }
            int taken = take(block, read);
            at += taken;
            if (taken < read && !goesOnBehind()) {
                break;
            }
        }
        return end > before;
    }

    /** Of the bytes read, those of whole characters. */
    private int whole(int read) {
        return read <= 0 ? read : read - read % width;
    }

    /** Takes the characters of the block up to a NUL; how many bytes they had. */
    private int take(byte[] block, int read) {
        for (int i = 0; i < read; i += width) {
            int low = block[i + (width == 2 ? lineFeedAt : 0)];
            int high = width == 2 ? block[i + 1 - lineFeedAt] : 0;
            if (low == 0 && high == 0) {
                return i;
            }
            directives.see(block[i], lineBegins);
            lineBegins = low == '\n' && high == 0;
            if (lineBegins) {
                end = at + i + width;
                count++;
            }
        }
        return read;
    }

    /** At a NUL: goes on behind it when anything else follows. */
    private boolean goesOnBehind() throws IOException {
        long size = bytes.size();
        long until = size == sizeLookedThrough ? Math.min(size, at + ROOM) : size;
        sizeLookedThrough = size;
        var behind = BEHIND.get();
        for (long position = at; position < until; position += behind.length) {
            int read = bytes.read(position, behind, 0, behind.length);
            for (int i = 0; i < read; i++) {
                if (behind[i] != 0) {
                    at = position + i - (position + i - at) % width;
                    return true;
                }
            }
        }
        return false;
    }
}
