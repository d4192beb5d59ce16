/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.evtx.Part.Node;

/** Writes the elements of a record as XML, for people and for values that hold elements. */
final class Markup {
    /** An event carries 8 KiB of text; a little more lets secrets at its end be seen whole. */
    private static final int MOST = 16_384;

    private final Tree tree;
    private final StringBuilder xml = new StringBuilder();

    private Markup(Tree tree) {
        this.tree = tree;
    }

    /** An element with all that is in it, up to some thousand characters. */
    static String of(Tree tree, Node node, Values values) throws EvtxFault {
        var markup = new Markup(tree);
        markup.element(node, values, 0);
        return markup.xml.toString();
    }

    /** What is inside an element. */
    static String inside(Tree tree, Node node, Values values, int depth) throws EvtxFault {
        var markup = new Markup(tree);
        markup.content(node, values, depth);
        return markup.xml.toString();
    }

    private void element(Node node, Values values, int depth) throws EvtxFault {
        if (xml.length() > MOST) {
            return;
        }
        xml.append('<').append(node.name());
        for (var attribute : node.attributes()) {
            var value = tree.attribute(attribute, values);
            if (value != null) {
                xml.append(' ').append(attribute.name()).append("=\"");
                escaped(value, true);
                xml.append('"');
            }
        }
        xml.append('>');
        content(node, values, depth);
        xml.append("</").append(node.name()).append('>');
    }

    private void content(Node node, Values values, int depth) throws EvtxFault {
        if (depth > 0 && xml.length() > MOST) {
            return;
        }
        for (var part : node.content()) {
            if (part instanceof Part.Text || part instanceof Part.Substitution) {
                escaped(tree.text(part, values), false);
            }
            tree.child(part, values, depth, this::element);
        }
    }

    private void escaped(String text, boolean quoted) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append(quoted ? "&quot;" : "\"");
                default -> xml.append(c);
            }
        }
    }
}
