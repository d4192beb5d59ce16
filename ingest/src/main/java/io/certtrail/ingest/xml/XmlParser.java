/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.xml;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads one element within bounds: no document type, no entities but the five and numbers, in one pass whose time grows
 * with the length of the text and nothing else.
 */
final class XmlParser {
    private static final int DEPTH = 64;
    private static final int ELEMENTS = 10_000;
    private static final int ATTRIBUTES = 256;

    private final String text;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private final Deque<Integer> contents = new ArrayDeque<>();
    private int at;
    private int elements;

    XmlParser(String text) {
        this.text = text;
    }

    XmlElement parse() throws XmlFault {
        while (at < text.length()) {
            if (text.charAt(at) != '<') {
                characters();
            } else if (text.startsWith("</", at)) {
                var closed = close();
                if (open.isEmpty()) {
                    return closed;
                }
            } else {
                markup();
            }
        }
        throw new XmlFault("XML ends after %d characters inside <%s>".formatted(at, name()));
    }

    private void characters() throws XmlFault {
        var end = text.indexOf('<', at);
        var stop = end < 0 ? text.length() : end;
        if (!open.isEmpty()) {
            open.peek().add(Entities.resolved(text.substring(at, stop)));
        }
        at = stop;
    }

    private void markup() throws XmlFault {
        if (text.startsWith("<!--", at)) {
            at = after("-->");
        } else if (text.startsWith("<?", at)) {
            at = after("?>");
        } else if (text.startsWith("<![CDATA[", at) && !open.isEmpty()) {
            var end = after("]]>");
            open.peek().add(text.substring(at + 9, end - 3));
            at = end;
        } else if (text.startsWith("<!", at)) {
            throw new XmlFault("a document type or other declaration at character %d is not read".formatted(at + 1));
        } else {
            element();
        }
    }

    private void element() throws XmlFault {
        at++;
        var element = new XmlElement(local(name(at)));
        if (++elements > ELEMENTS) {
            throw new XmlFault("more than %d elements in one record".formatted(ELEMENTS));
        }
        if (!open.isEmpty()) {
            open.peek().add(element);
        }
        var empty = attributes(element);
        if (open.size() == DEPTH) {
            throw new XmlFault("elements nested deeper than %d".formatted(DEPTH));
        }
        open.push(element);
        contents.push(at);
        if (empty) {
            end(at);
        }
    }

    /** Reads attributes up to the end of the tag; whether it closes itself. */
    private boolean attributes(XmlElement element) throws XmlFault {
        for (var count = 0; count <= ATTRIBUTES; count++) {
            blanks();
            if (text.startsWith("/>", at)) {
                at += 2;
                return open.isEmpty() ? fail("<%s/> is empty".formatted(element.name())) : true;
            }
            if (text.startsWith(">", at)) {
                at++;
                return false;
            }
            attribute(element);
        }
        return fail("more than %d attributes in <%s>".formatted(ATTRIBUTES, element.name()));
    }

    private void attribute(XmlElement element) throws XmlFault {
        var name = name(at);
        blanks();
        if (!text.startsWith("=", at)) {
            fail("attribute %s at character %d has no value".formatted(name, at + 1));
        }
        at++;
        blanks();
        var quote = at < text.length() ? text.charAt(at) : ' ';
        var end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            fail("the value of attribute %s at character %d has no end".formatted(name, at + 1));
        }
        if (!name.startsWith("xmlns")) {
            element.attribute(local(name), Entities.resolved(text.substring(at + 1, end)));
        }
        at = end + 1;
    }

    private XmlElement close() throws XmlFault {
        var start = at;
        at += 2;
        var closing = local(name(at));
        blanks();
        if (open.isEmpty() || !open.peek().name().equals(closing) || !text.startsWith(">", at)) {
            fail("<%s> is closed by </%s> at character %d".formatted(name(), closing, start + 1));
        }
        at++;
        return end(start);
    }

    private XmlElement end(int contentEnd) {
        var element = open.pop();
        var start = contents.pop();
        if (!element.children().isEmpty()) {
            element.inner(text.substring(start, contentEnd));
        }
        return element;
    }

    /** The name that begins here, which it steps over. */
    private String name(int from) throws XmlFault {
        at = from;
        while (at < text.length() && !endsName(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            fail("no name where one must stand, at character %d".formatted(from + 1));
        }
        return shown(text.substring(from, at));
    }

    private static boolean endsName(char c) {
        return c <= ' ' || c == '=' || c == '/' || c == '>' || c == '<' || c == '"' || c == '\'' || c == '&';
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private int after(String end) throws XmlFault {
        var found = text.indexOf(end, at);
        if (found < 0) {
            fail("no %s for what begins at character %d".formatted(end, at + 1));
        }
        return found + end.length();
    }

    private String name() {
        return open.isEmpty() ? "no element" : open.peek().name();
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static String shown(String name) {
        return name.length() > 128 ? name.substring(0, 128) : name;
    }

    private static boolean fail(String reason) throws XmlFault {
        throw new XmlFault(reason);
    }
}
