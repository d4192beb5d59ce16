/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.evtx.Part.Attribute;
import io.certtrail.ingest.evtx.Part.Node;
import io.certtrail.ingest.evtx.Part.Substitution;
import io.certtrail.ingest.evtx.Part.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of binary XML.
 *
 * <p>The sizes that elements and lists of attributes claim are not needed and not believed: tokens say where they end.
 */
final class Elements {
    private static final int DEEPEST = 64;
    private static final int STRING = 0x01;

    private final Names names;
    private final Budget budget;

    Elements(Names names, Budget budget) {
        this.names = names;
        this.budget = budget;
    }

    /**
     * The element whose first token is next.
     *
     * @param length how much of the chunk there is: names may stand anywhere in it
     * @param inTemplate whether it is of a template, where each element also has a number of two bytes
     */
    Node element(Span span, int length, boolean inTemplate) throws EvtxFault {
        return new Reading(span, length, inTemplate).element(0);
    }

    private final class Reading {
        private final Span span;
        private final int length;
        private final boolean inTemplate;

        Reading(Span span, int length, boolean inTemplate) {
            this.span = span;
            this.length = length;
            this.inTemplate = inTemplate;
        }

        Node element(int depth) throws EvtxFault {
            if (depth == DEEPEST) {
                throw new EvtxFault("elements nested deeper than %d".formatted(DEEPEST));
            }
            budget.steps(1);
            int start = span.at();
            boolean hasAttributes = (span.u8() & Token.MORE) != 0;
            span.skip(numbered(start) ? 6 : 4);
            var name = name();
            List<Attribute> attributes = hasAttributes ? attributes() : List.of();
            return new Node(name, attributes, content(depth));
        }

        /** Whether the element has a number before its size: some writers differ, so its name has to be there. */
        private boolean numbered(int start) {
            return isName(start + (inTemplate ? 7 : 5))
                    ? inTemplate
                    : isName(start + (inTemplate ? 5 : 7)) != inTemplate;
        }

        private boolean isName(int at) {
            if (at + 4 > span.end()) {
                return false;
            }
            long offset = Little.u32(span.bytes(), at);
            if (offset + 10 > length) {
                return false;
            }
            int chars = Little.u16(span.bytes(), (int) offset + 6);
            int end = (int) offset + 8 + chars * 2;
            return chars > 0 && end + 2 <= length && Little.u16(span.bytes(), end) == 0;
        }

        /** A name stands where it is used first, and is only pointed to afterwards. */
        private String name() throws EvtxFault {
            int offset = span.offset();
            var name = names.at(span.bytes(), offset, length);
            if (offset == span.at()) {
                span.skip(Names.size(span.bytes(), offset, length));
            }
            return name;
        }

        private List<Attribute> attributes() throws EvtxFault {
            List<Attribute> attributes = new ArrayList<>(2);
            span.skip(4);
            while ((span.peek() & ~Token.MORE) == Token.ATTRIBUTE) {
                budget.steps(1);
                span.u8();
                var name = name();
                var value = value();
                if (!name.startsWith("xmlns")) {
                    attributes.add(new Attribute(name, value));
                }
            }
            return attributes;
        }

        private List<Part> value() throws EvtxFault {
            List<Part> parts = new ArrayList<>(1);
            for (var part = text(); part != null; part = text()) {
                parts.add(part);
            }
            return parts;
        }

        private List<Part> content(int depth) throws EvtxFault {
            int token = span.u8();
            if (token == Token.CLOSE_EMPTY) {
                return List.of();
            }
            if (token != Token.CLOSE_START) {
                throw unexpected(token, span.at() - 1);
            }
            List<Part> parts = new ArrayList<>(2);
            while (span.peek() != Token.END_ELEMENT) {
                content(parts, depth);
            }
            span.u8();
            return parts;
        }

        private void content(List<Part> parts, int depth) throws EvtxFault {
            int token = span.peek() & ~Token.MORE;
            if (token == Token.OPEN_START) {
                parts.add(element(depth + 1));
            } else if (token == Token.PI_TARGET) {
                span.u8();
                name();
            } else if (token == Token.PI_DATA) {
                span.u8();
                characters();
            } else {
                var part = text();
                if (part == null) {
                    throw unexpected(span.peek(), span.at());
                }
                parts.add(part);
            }
        }

        /** Text, or a place for a value, if that is next. */
        private @Nullable Part text() throws EvtxFault {
            budget.steps(1);
            int token = span.peek();
            switch (token & ~Token.MORE) {
                case Token.TEXT -> {
                    return string();
                }
                case Token.CDATA -> {
                    span.u8();
                    return new Text(characters());
                }
                case Token.CHARACTER -> {
                    span.u8();
                    return new Text(String.valueOf((char) span.u16()));
                }
                case Token.ENTITY -> {
                    span.u8();
                    return new Text(entity(name()));
                }
                case Token.SUBSTITUTION, Token.OPTIONAL_SUBSTITUTION -> {
                    span.u8();
                    int index = span.u16();
                    return new Substitution(index, span.u8(), token == Token.OPTIONAL_SUBSTITUTION);
                }
                default -> {
                    return null;
                }
            }
        }

        private Text string() throws EvtxFault {
            span.u8();
            int type = span.u8();
            if (type != STRING) {
                throw new EvtxFault("a value of type 0x%02x where a text must stand, at byte %d of its chunk"
                        .formatted(type, span.at() - 1));
            }
            return new Text(characters());
        }

        private String characters() throws EvtxFault {
            int chars = span.u16();
            int from = span.at();
            span.skip(chars * 2L);
            return budget.text(Utf16.text(span.bytes(), from, span.at()));
        }
    }

    private static EvtxFault unexpected(int token, int at) {
        return new EvtxFault("token 0x%02x at byte %d of its chunk is none that may stand there".formatted(token, at));
    }

    private static String entity(String name) throws EvtxFault {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> throw new EvtxFault("the entity %s is none of the five of XML".formatted(name));
        };
    }
}
