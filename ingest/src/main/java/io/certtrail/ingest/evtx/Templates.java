/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.evtx.Part.Node;
import java.util.HashMap;
import java.util.Map;

/** The templates of one chunk, each read once, and the documents made with them. */
final class Templates {
    /** Of a template's definition: where the next one stands, its GUID and its size. */
    private static final int HEADER = 24;

    private static final int MOST_PADDING = 16;

    private final Elements elements;
    private final Budget budget;
    private final Map<Integer, Template> known = new HashMap<>();
    private final OtherChunks elsewhere;
    private byte[] chunk = new byte[0];
    private int length;

    Templates(Names names, Budget budget) {
        this.elements = new Elements(names, budget);
        this.budget = budget;
        this.elsewhere = new OtherChunks(budget);
    }

    /** Goes on to another chunk, of which so many bytes are there. */
    void chunk(byte[] bytes, int count) {
        known.clear();
        chunk = bytes;
        length = count;
    }

    /**
     * A template that was read.
     *
     * @param end where it ends in its chunk
     */
    private record Template(Node root, int end) {}

    /** What stands between two places of the chunk: an element, or a template and values for it. */
    Document document(int from, int to) throws EvtxFault {
        var span = new Span(chunk, from, to);
        while (span.hasMore()) {
            int token = span.peek();
            switch (token & ~Token.MORE) {
                case Token.FRAGMENT -> span.skip(4);
                case Token.OPEN_START -> {
                    return new Document(elements.element(span, length, false), Values.NONE);
                }
                case Token.TEMPLATE -> {
                    return instance(span);
                }
                default ->
                    throw new EvtxFault(
                            "token 0x%02x at byte %d of its chunk begins no document".formatted(token, span.at()));
            }
        }
        throw new EvtxFault("there is no element in the %d bytes at byte %d of its chunk".formatted(to - from, from));
    }

    /**
     * An element with its values.
     *
     * @param root the outermost element
     */
    record Document(Node root, Values values) {}

    private Document instance(Span span) throws EvtxFault {
        span.skip(2);
        long id = span.u32();
        int offset = span.offset();
        if (offset == span.at()) {
            span.skip(template(offset, id).end() - offset);
        }
        var values = Values.read(span, budget);
        try {
            return new Document(template(offset, id).root(), values);
        } catch (EvtxFault e) {
            var other = elsewhere.find(id, values);
            if (other == null) {
                throw e;
            }
            return new Document(other, values);
        }
    }

    private Template template(int offset, long id) throws EvtxFault {
        if (offset + HEADER > length || Little.u32(chunk, offset + 4) != id) {
            throw new EvtxFault("its template %08x is not at byte %d of its chunk any more, and in no chunk before"
                    .formatted(id, offset));
        }
        var template = known.get(offset);
        if (template == null) {
            template = definition(offset);
            known.put(offset, template);
            elsewhere.keep(id, template.root(), template.end() - offset);
        }
        return template;
    }

    /** Its tokens say where a template ends; the size it claims is only needed for what may stand behind them. */
    private Template definition(int offset) throws EvtxFault {
        var span = new Span(chunk, offset + HEADER, length);
        if (span.hasMore() && span.peek() == Token.FRAGMENT) {
            span.skip(4);
        }
        int token = span.peek();
        if ((token & ~Token.MORE) != Token.OPEN_START) {
            throw new EvtxFault("the template at byte %d of its chunk begins with token 0x%02x and no element"
                    .formatted(offset, token));
        }
        var root = elements.element(span, length, true);
        int ended = span.at() + 1;
        long claimed = offset + HEADER + Little.u32(chunk, offset + 20);
        return new Template(root, claimed > ended && claimed <= ended + MOST_PADDING ? (int) claimed : ended);
    }
}
