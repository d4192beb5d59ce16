/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

/** Bytes of a chunk between two bounds, read in turn; nothing outside is ever read. */
final class Span {
    private final byte[] bytes;
    private final int end;
    private int at;

    Span(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next byte stands in the chunk. */
    int at() {
        return at;
    }

    int end() {
        return end;
    }

    boolean hasMore() {
        return at < end;
    }

    int peek() throws EvtxFault {
        need(1);
        return bytes[at] & 0xFF;
    }

    int u8() throws EvtxFault {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int u16() throws EvtxFault {
        need(2);
        at += 2;
        return Little.u16(bytes, at - 2);
    }

    long u32() throws EvtxFault {
        need(4);
        at += 4;
        return Little.u32(bytes, at - 4);
    }

    /** A number of four bytes that must be a place in the chunk. */
    int offset() throws EvtxFault {
        long offset = u32();
        if (offset >= bytes.length) {
            throw new EvtxFault("offset %d at byte %d of its chunk lies outside the chunk".formatted(offset, at - 4));
        }
        return (int) offset;
    }

    void skip(long count) throws EvtxFault {
        need(count);
        at += (int) count;
    }

    private void need(long count) throws EvtxFault {
        if (count < 0 || count > end - at) {
            throw new EvtxFault("%d bytes are needed at byte %d of its chunk, %d are there"
                    .formatted(count, at, Math.max(0, end - at)));
        }
    }
}
