/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.evtx.Part.Attribute;
import io.certtrail.ingest.evtx.Part.Node;
import io.certtrail.ingest.evtx.Part.Substitution;
import io.certtrail.ingest.evtx.Part.Text;
import io.certtrail.ingest.xml.XmlElement;
import io.certtrail.ingest.xml.XmlFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one record as its XML would have them: values in their places, items of an array each in an element
 * of its own, what is optional and not there left out, and documents within values opened.
 */
final class Tree {
    /** How deep elements, through values that are documents again, may lie within each other. */
    private static final int DEEPEST = 64;

    private final Templates templates;
    private final Budget budget;

    Tree(Templates templates, Budget budget) {
        this.templates = templates;
        this.budget = budget;
    }

    /** Is given elements in their order. */
    @FunctionalInterface
    interface Visitor {
        void element(Node node, Values values, int depth) throws EvtxFault;
    }

    /** Shows the elements right inside one. */
    void children(Node node, Values values, int depth, Visitor visitor) throws EvtxFault {
        for (var part : node.content()) {
            child(part, values, depth, visitor);
        }
    }

    /** Shows the elements that a part of an element stands for, if any. */
    void child(Part part, Values values, int depth, Visitor visitor) throws EvtxFault {
        if (part instanceof Node child) {
            element(child, values, depth + 1, visitor);
        } else if (part instanceof Substitution value && values.isMarkup(value.index())) {
            embedded(values, value.index(), depth, visitor);
        }
    }

    /** Whether there are elements right inside one. */
    boolean hasChildren(Node node, Values values) {
        for (var part : node.content()) {
            if (part instanceof Node child && !isLeftOut(child.content(), values)) {
                return true;
            }
            if (part instanceof Substitution value && values.isMarkup(value.index())) {
                return true;
            }
        }
        return false;
    }

    /** The text right inside an element. */
    String text(Node node, Values values) throws EvtxFault {
        return text(node.content(), values);
    }

    /** The value of an attribute; null when it is left out. */
    @Nullable String attribute(Attribute attribute, Values values) throws EvtxFault {
        return isLeftOut(attribute.value(), values) ? null : text(attribute.value(), values);
    }

    /** The value of the attribute with this name, or null. */
    @Nullable String attribute(Node node, String name, Values values) throws EvtxFault {
        for (var attribute : node.attributes()) {
            if (attribute.name().equals(name)) {
                return attribute(attribute, values);
            }
        }
        return null;
    }

    /** The text of a part; nothing for an element. */
    String text(Part part, Values values) throws EvtxFault {
        if (part instanceof Text text) {
            return budget.text(text.text());
        }
        if (!(part instanceof Substitution value) || values.isNull(value.index()) || values.isMarkup(value.index())) {
            return "";
        }
        int index = value.index();
        return values.isArray(index)
                ? items(values, index)
                : budget.text(ValueText.of(values.type(index), values.chunk(), values.from(index), values.to(index)));
    }

    private String text(List<Part> parts, Values values) throws EvtxFault {
        if (parts.size() == 1) {
            return text(parts.get(0), values);
        }
        var all = new StringBuilder();
        for (var part : parts) {
            all.append(text(part, values));
        }
        return all.toString();
    }

    /** An array where only one text can be. */
    private String items(Values values, int index) throws EvtxFault {
        var all = new ArrayList<String>();
        for (int at = values.from(index); at < values.to(index); at = values.itemEnd(index, at)) {
            budget.steps(1);
            int end = values.itemEnd(index, at);
            all.add(budget.text(
                    ValueText.of(values.type(index) & ~Values.ARRAY, values.chunk(), at, Math.max(at, end))));
        }
        return String.join(", ", all);
    }

    private void element(Node child, Values values, int depth, Visitor visitor) throws EvtxFault {
        budget.steps(1);
        if (depth > DEEPEST) {
            throw new EvtxFault("elements nested deeper than %d".formatted(DEEPEST));
        }
        if (isLeftOut(child.content(), values)) {
            return;
        }
        int array = array(child, values);
        if (array < 0) {
            visitor.element(child, values, depth);
            return;
        }
        int at = values.from(array);
        do {
            budget.steps(1);
            int end = at < values.to(array) ? values.itemEnd(array, at) : at;
            visitor.element(child, values.withItem(array, at, end), depth);
            at = end;
        } while (at < values.to(array));
    }

    /** An element or attribute of nothing but an optional value that is not there is left out. */
    private static boolean isLeftOut(List<Part> parts, Values values) {
        return parts.size() == 1
                && parts.get(0) instanceof Substitution value
                && value.optional()
                && values.isNull(value.index());
    }

    /** Which array an element is repeated for, or -1. */
    private static int array(Node node, Values values) {
        for (var part : node.content()) {
            if (part instanceof Substitution value && values.isArray(value.index())) {
                return value.index();
            }
        }
        return -1;
    }

    private void embedded(Values values, int index, int depth, Visitor visitor) throws EvtxFault {
        budget.steps(1);
        if (values.type(index) == Values.XML) {
            xml(values, index, depth, visitor);
        } else if (values.to(index) > values.from(index)) {
            var document = templates.document(values.from(index), values.to(index));
            element(document.root(), document.values(), depth + 1, visitor);
        }
    }

    private void xml(Values values, int index, int depth, Visitor visitor) throws EvtxFault {
        var text = budget.text(Utf16.text(values.chunk(), values.from(index), values.to(index)));
        try {
            element(node(XmlElement.parse(text)), Values.NONE, depth + 1, visitor);
        } catch (XmlFault e) {
            throw new EvtxFault("the XML in it cannot be read: " + e.reason());
        }
    }

    private static Node node(XmlElement element) {
        var attributes = element.attributes().entrySet().stream()
                .map(entry -> new Attribute(entry.getKey(), List.of(new Text(entry.getValue()))))
                .toList();
        var content = new ArrayList<Part>();
        if (!element.text().isEmpty()) {
            content.add(new Text(element.text()));
        }
        element.children().forEach(child -> content.add(node(child)));
        return new Node(element.name(), attributes, content);
    }
}
