/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.lines.Timestamps;
import io.certtrail.ingest.xml.XmlElement;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The Event element of Windows, as Event Viewer, wevtutil, python-evtx, Splunk and others write it. */
final class EventXml {
    private static final int DEEPEST = 16;

    private EventXml() {}

    /** Reads what an Event element says. */
    static EventRecord read(XmlElement event) {
        var system = event.child("System").orElse(event);
        return new EventRecord(
                provider(system),
                system.childText("Channel"),
                integer(system.childText("EventID")),
                integer(system.childText("Level")),
                number(system.childText("EventRecordID")),
                system.childAttribute("Security", "UserID"),
                system.childText("Computer"),
                time(system),
                data(event),
                event.child("RenderingInfo")
                        .map(info -> info.childText("Message"))
                        .orElse(null));
    }

    /** A number, or null. */
    static @Nullable Integer integer(@Nullable String text) {
        var number = number(text);
        return number == null || number != number.intValue() ? null : Integer.valueOf(number.intValue());
    }

    /** A number of up to 18 digits, or null. */
    static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 18) {
            return null;
        }
        long number = 0;
        for (var at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return null;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static @Nullable String provider(XmlElement system) {
        var name = system.childAttribute("Provider", "Name");
        var source = system.childAttribute("Provider", "EventSourceName");
        return name == null || name.isBlank() ? source : name;
    }

    private static @Nullable Instant time(XmlElement system) {
        var attribute = system.childAttribute("TimeCreated", "SystemTime");
        var text = attribute == null ? system.childText("TimeCreated") : attribute;
        return text == null ? null : Timestamps.instant(text, ZoneOffset.UTC);
    }

    private static EventData data(XmlElement event) {
        var data = new EventData();
        for (var part : event.children()) {
            switch (part.name()) {
                case "EventData" -> part.children().forEach(value -> value(value, data));
                case "UserData", "ProcessingErrorData", "DebugData" -> leaves(part, data, 0);
                default -> {}
            }
        }
        return data;
    }

    /** A Data element; python-evtx puts the strings of an unnamed one into elements of their own. */
    private static void value(XmlElement value, EventData data) {
        if (!value.children().isEmpty()
                && value.children().stream().allMatch(part -> part.name().equals("string"))) {
            value.children().forEach(part -> data.add(part.text()));
            return;
        }
        var name = value.attributes().get("Name");
        if (name != null && !name.isBlank()) {
            data.add(name, value.content());
        } else if (value.name().equals("Data")) {
            data.add(value.content());
        } else {
            data.add(value.name(), value.content());
        }
    }

    /**
     * The leaves of UserData, and their attributes as {@code Element@attribute}: CAPI2 says most in attributes. Of a
     * list, such as the elements of a chain, the first counts.
     */
    private static void leaves(XmlElement element, EventData data, int depth) {
        for (var child : element.children()) {
            child.attributes().forEach((name, value) -> data.addFirst(child.name() + "@" + name, value));
            if (!child.children().isEmpty() && depth < DEEPEST) {
                leaves(child, data, depth + 1);
            } else if (child.attributes().isEmpty() || !child.content().isBlank()) {
                data.addFirst(child.name(), child.content());
            }
        }
    }
}
