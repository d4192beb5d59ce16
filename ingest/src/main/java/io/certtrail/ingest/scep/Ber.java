/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import io.certtrail.ingest.lines.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the BER elements of one level; indefinite lengths are followed, and input that is cut off or nonsense
 * only ends it early.
 *
 * <p>Nothing is copied, an element is looked at once per level, and no more than {@link #DEPTH_LIMIT} levels are
 * opened, so hostile input costs no more than honest input of the same size.
 */
final class Ber {
    static final int DEPTH_LIMIT = 32;

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int CONSTRUCTED_OCTET_STRING = 0x24;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int CONTEXT_0 = 0xA0;
    static final int CONTEXT_1 = 0xA1;

    private final byte[] bytes;
    private final int limit;
    private final int depth;
    private final boolean endsWithMark;

    private int nextAt;
    private int tag;
    private int from;
    private int to;
    private boolean indefinite;
    private boolean complete;

    Ber(byte[] bytes, int length) {
        this(bytes, 0, length, 0, false);
    }

    private Ber(byte[] bytes, int from, int limit, int depth, boolean endsWithMark) {
        this.bytes = bytes;
        this.nextAt = from;
        this.limit = limit;
        this.depth = depth;
        this.endsWithMark = endsWithMark;
    }

    /** Moves to the next element of this level, if there is one. */
    boolean next() {
        var header = Header.read(bytes, nextAt, limit);
        if (header == null || (endsWithMark && header.isEndMark())) {
            nextAt = limit;
            return false;
        }
        tag = header.tag;
        from = header.from;
        indefinite = header.length < 0;
        long after = indefinite ? afterMark(from) : (long) from + header.length;
        complete = after >= 0 && after <= limit;
        nextAt = complete ? (int) after : limit;
        to = nextAt;
        return true;
    }

    /** Moves on until an element of this tag. */
    boolean next(int wanted) {
        while (next()) {
            if (tag == wanted) {
                return true;
            }
        }
        return false;
    }

    int tag() {
        return tag;
    }

    /** Whether the element ends where it says. */
    boolean complete() {
        return complete;
    }

    /** The elements inside the current one; none when it is primitive or lies too deep. */
    Ber inside() {
        var constructed = (tag & 0x20) != 0 && depth < DEPTH_LIMIT;
        return new Ber(bytes, from, constructed ? to : from, depth + 1, indefinite);
    }

    boolean isOid(byte[] oid) {
        return tag == OID && complete && Arrays.equals(bytes, from, to, oid, 0, oid.length);
    }

    /** The content in upper-case hex. */
    String hex() {
        return Hex.upper(bytes, from, to);
    }

    byte[] content() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    int length() {
        return to - from;
    }

    String latin1() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Copies of the content as fits into the rest of the target; gives the new fill. */
    int copyTo(byte[] target, int fill) {
        int count = Math.min(length(), target.length - fill);
        System.arraycopy(bytes, from, target, fill, count);
        return fill + count;
    }

    private long afterMark(int start) {
        int open = 1;
        long at = start;
        while (at < limit && open <= DEPTH_LIMIT - depth) {
            var header = Header.read(bytes, (int) at, limit);
            if (header == null) {
                return -1;
            }
            at = header.from + (long) Math.max(header.length, 0);
            open += header.isEndMark() ? -1 : header.length < 0 ? 1 : 0;
            if (open == 0) {
                return at;
            }
        }
        return -1;
    }

    /**
     * Tag and length of an element.
     *
     * @param length of the content, or -1 when an end mark follows it
     */
    private record Header(int tag, int from, int length) {
        static @Nullable Header read(byte[] bytes, int at, int limit) {
            int lengthAt = afterTag(bytes, at, limit);
            if (lengthAt >= limit) {
                return null;
            }
            int tag = bytes[at] & 0xFF;
            int first = bytes[lengthAt] & 0xFF;
            if (first <= 0x80) {
                return new Header(tag, lengthAt + 1, first == 0x80 ? -1 : first);
            }
            return longLength(bytes, tag, lengthAt, limit);
        }

        private static @Nullable Header longLength(byte[] bytes, int tag, int lengthAt, int limit) {
            int count = bytes[lengthAt] & 0x7F;
            int from = lengthAt + 1 + count;
            if (count > 4 || from > limit) {
                return null;
            }
            long length = 0;
            for (int i = lengthAt + 1; i < from; i++) {
                length = (length << 8) | (bytes[i] & 0xFF);
            }
            return new Header(tag, from, (int) Math.min(length, Integer.MAX_VALUE));
        }

        private static int afterTag(byte[] bytes, int at, int limit) {
            int next = at + 1;
            if (at < limit && (bytes[at] & 0x1F) == 0x1F) {
                while (next < limit && (bytes[next] & 0x80) != 0) {
                    next++;
                }
                next++;
            }
            return next;
        }

        boolean isEndMark() {
            return tag == 0 && length == 0;
        }
    }
}
