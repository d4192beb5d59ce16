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
import java.util.function.Function;
import java.util.regex.Pattern;

/** Templates from XML in which {@code %0} is a place for the first value and {@code %?0} one that may be left out. */
final class Templating {
    private static final Pattern PLACE = Pattern.compile("%(\\??)(\\d+)");

    /** The system part of an event in the order Windows has; the data come last. */
    static final String EVENT =
            "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='%?0' Guid='%?1'/>"
                    + "<EventID Qualifiers='%?2'>%?3</EventID><Version>%?4</Version><Level>%?5</Level><Task>0</Task>"
                    + "<Keywords>%?6</Keywords><TimeCreated SystemTime='%?7'/><EventRecordID>%?8</EventRecordID>"
                    + "<Execution ProcessID='%?9' ThreadID='%?10'/><Channel>%?11</Channel><Computer>%?12</Computer>"
                    + "<Security UserID='%?13'/></System>%?14</Event>";

    private Templating() {}

    static Node template(String xml) {
        try {
            return node(XmlElement.parse(xml), Templating::parts);
        } catch (XmlFault e) {
            throw new AssertionError(xml, e);
        }
    }

    /** The element as it is: a percent sign is one. */
    static Node literal(String xml) {
        try {
            return node(XmlElement.parse(xml), text -> text.isEmpty() ? List.of() : List.of(new Text(text)));
        } catch (XmlFault e) {
            throw new AssertionError(xml, e);
        }
    }

    /** A number of a template, the same on every machine; the types of its values do not count. */
    static int id(Node node) {
        int id = node.name().hashCode();
        for (var attribute : node.attributes()) {
            id = 31 * (31 * id + attribute.name().hashCode()) + id(attribute.value());
        }
        return 31 * id + id(node.content());
    }

    private static int id(List<Part> parts) {
        int id = 1;
        for (var part : parts) {
            id *= 31;
            if (part instanceof Node child) {
                id += id(child);
            } else if (part instanceof Text text) {
                id += text.text().hashCode();
            } else if (part instanceof Substitution place) {
                id += place.index() * 2 + (place.optional() ? 1 : 0);
            }
        }
        return id;
    }

    /** The template with the types that its values have. */
    static Node typed(Node node, List<Value> values) {
        var attributes = node.attributes().stream()
                .map(attribute -> new Attribute(attribute.name(), typed(attribute.value(), values)))
                .toList();
        return new Node(node.name(), attributes, typed(node.content(), values));
    }

    private static List<Part> typed(List<Part> parts, List<Value> values) {
        return parts.stream().map(part -> typed(part, values)).toList();
    }

    private static Part typed(Part part, List<Value> values) {
        if (part instanceof Substitution place && place.index() < values.size()) {
            var value = values.get(place.index());
            int type = value instanceof Value.Plain plain ? plain.type() : 0x21;
            return new Substitution(place.index(), type == 0 ? 0x01 : type, place.optional());
        }
        return part instanceof Node child ? typed(child, values) : part;
    }

    private static Node node(XmlElement element, Function<String, List<Part>> parts) {
        var attributes = element.attributes().entrySet().stream()
                .map(entry -> new Attribute(entry.getKey(), parts.apply(entry.getValue())))
                .toList();
        List<Part> content = new ArrayList<>();
        element.children().forEach(child -> content.add(node(child, parts)));
        content.addAll(parts.apply(element.text()));
        return new Node(element.name(), attributes, content);
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        var places = PLACE.matcher(text);
        int at = 0;
        while (places.find()) {
            if (places.start() > at) {
                parts.add(new Text(text.substring(at, places.start())));
            }
            parts.add(new Substitution(
                    Integer.parseInt(places.group(2)), 0x01, !places.group(1).isEmpty()));
            at = places.end();
        }
        if (at < text.length()) {
            parts.add(new Text(text.substring(at)));
        }
        return parts;
    }
}
