/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.scep;

import io.certtrail.ingest.lines.ByteSearch;
import io.certtrail.ingest.lines.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

    private int headerTag;
    private int headerEnd;

    /** Of the content behind the header, or -1 when an end mark follows it. */
    private int headerLength;

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
        if (!readHeader(nextAt) || (endsWithMark && isEndMark())) {
            nextAt = limit;
            return false;
        }
        tag = headerTag;
        from = headerEnd;
        indefinite = headerLength < 0;
        long after = indefinite ? afterMark(from) : (long) from + headerLength;
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
        return tag == OID && complete && ByteSearch.is(bytes, from, to, oid);
    }

    /** The last byte of an object identifier that is no more than one byte longer than this beginning; else -1. */
    int armOf(byte[] beginning) {
        var fits = length() == beginning.length + 1 && ByteSearch.is(bytes, from, to - 1, beginning);
        return fits ? bytes[to - 1] & 0xFF : -1;
    }

    /** The content of a primitive element, as elements. */
    Ber opened(int most) {
        return new Ber(bytes, from, Math.min(to, from + most), 0, false);
    }

    /** The content in upper-case hex. */
    String hex() {
        return Hex.upper(bytes, from, to);
    }

    byte[] content() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Whether the content is exactly this. */
    boolean holds(byte[] content) {
        return ByteSearch.is(bytes, from, to, content);
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
            if (!readHeader((int) at)) {
                return -1;
            }
            at = headerEnd + (long) Math.max(headerLength, 0);
            open += isEndMark() ? -1 : headerLength < 0 ? 1 : 0;
            if (open == 0) {
                return at;
            }
        }
        return -1;
    }

    /** Reads tag and length of an element; false when they are cut off. */
    private boolean readHeader(int at) {
        int lengthAt = afterTag(at);
        if (lengthAt >= limit) {
            return false;
        }
        headerTag = bytes[at] & 0xFF;
        int first = bytes[lengthAt] & 0xFF;
        if (first > 0x80) {
            return readLongLength(lengthAt, first & 0x7F);
        }
        headerEnd = lengthAt + 1;
        headerLength = first == 0x80 ? -1 : first;
        return true;
    }

    private boolean readLongLength(int lengthAt, int count) {
        headerEnd = lengthAt + 1 + count;
        if (count > 4 || headerEnd > limit) {
            return false;
        }
        long length = 0;
        for (int i = lengthAt + 1; i < headerEnd; i++) {
            length = (length << 8) | (bytes[i] & 0xFF);
        }
        headerLength = (int) Math.min(length, Integer.MAX_VALUE);
        return true;
    }

    private int afterTag(int at) {
        int next = at + 1;
        if (at < limit && (bytes[at] & 0x1F) == 0x1F) {
            while (next < limit && (bytes[next] & 0x80) != 0) {
                next++;
            }
            next++;
        }
        return next;
    }

    private boolean isEndMark() {
        return headerTag == 0 && headerLength == 0;
    }
}
