/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

/** The values of one instance of a template, where they stand in their chunk. */
final class Values {
    static final Values NONE = new Values(new byte[0], new int[0], new int[0], new byte[0], -1, 0, 0);

    static final int MARKUP = 0x21;
    static final int XML = 0x23;
    static final int ARRAY = 0x80;

    private final byte[] chunk;
    private final int[] from;
    private final int[] to;
    private final byte[] types;
    /** Which value one item of it stands for, or -1. */
    private final int item;

    private final int itemFrom;
    private final int itemTo;

    private Values(byte[] chunk, int[] from, int[] to, byte[] types, int item, int itemFrom, int itemTo) {
        this.chunk = chunk;
        this.from = from;
        this.to = to;
        this.types = types;
        this.item = item;
        this.itemFrom = itemFrom;
        this.itemTo = itemTo;
    }

    /** Reads how many there are, the size and type of each, and then themselves. */
    static Values read(Span span, Budget budget) throws EvtxFault {
        long count = span.u32();
        if (count > (span.end() - span.at()) / 4) {
            throw new EvtxFault("%d values are claimed at byte %d of its chunk, there is no room for them"
                    .formatted(count, span.at() - 4));
        }
        budget.steps((int) count);
        var from = new int[(int) count];
        var to = new int[(int) count];
        var types = new byte[(int) count];
        for (int i = 0; i < to.length; i++) {
            to[i] = span.u16();
            types[i] = (byte) span.u8();
            span.u8();
        }
        for (int i = 0; i < to.length; i++) {
            from[i] = span.at();
            span.skip(to[i]);
            to[i] = span.at();
        }
        return new Values(span.bytes(), from, to, types, -1, 0, 0);
    }

    byte[] chunk() {
        return chunk;
    }

    int from(int index) {
        return index == item ? itemFrom : from[index];
    }

    int to(int index) {
        return index == item ? itemTo : to[index];
    }

    /** The type of a value; that of null for one the record does not have. */
    int type(int index) {
        int type = index < types.length ? types[index] & 0xFF : 0;
        return index == item ? type & ~ARRAY : type;
    }

    boolean has(int index) {
        return index < types.length;
    }

    boolean isNull(int index) {
        return type(index) == 0;
    }

    boolean isMarkup(int index) {
        return type(index) == MARKUP || type(index) == XML;
    }

    boolean isArray(int index) {
        return (type(index) & ARRAY) != 0;
    }

    /** The same values, with one item of an array in its place. */
    Values withItem(int index, int itemFrom, int itemTo) {
        return new Values(chunk, from, to, types, index, itemFrom, itemTo);
    }

    /** Where the item of an array ends that begins here. */
    int itemEnd(int index, int at) {
        int end = to[index];
        int type = type(index) & ~ARRAY;
        int size = switch (type) {
            case ValueText.STRING -> wideEnd(at, end) - at;
            case ValueText.ANSI -> narrowEnd(at, end) - at;
            default -> ValueText.size(type, chunk, at, end);
        };
        return size <= 0 ? end : Math.min(end, at + size);
    }

    private int wideEnd(int at, int end) {
        for (int i = at; i + 1 < end; i += 2) {
            if (chunk[i] == 0 && chunk[i + 1] == 0) {
                return i + 2;
            }
        }
        return end;
    }

    private int narrowEnd(int at, int end) {
        for (int i = at; i < end; i++) {
            if (chunk[i] == 0) {
                return i + 1;
            }
        }
        return end;
    }
}
