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
                    Integer.parseInt(places.group(2)), !places.group(1).isEmpty()));
            at = places.end();
        }
        if (at < text.length()) {
            parts.add(new Text(text.substring(at)));
        }
        return parts;
    }
}
