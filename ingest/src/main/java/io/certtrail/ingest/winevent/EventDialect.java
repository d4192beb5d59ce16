/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.xml.XmlElement;
import io.certtrail.ingest.xml.XmlFault;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a shipper writes a Windows event as JSON; the first that knows the keys of a record reads it. */
enum EventDialect {
    WINLOGBEAT {
        @Override
        @Nullable EventRecord read(JsonObject root, ZoneId zone) {
            return root.isObject("winlog") ? Winlogbeat.read(root) : null;
        }
    },
    NXLOG {
        @Override
        @Nullable EventRecord read(JsonObject root, ZoneId zone) {
            return Nxlog.knows(root) ? Nxlog.read(root, zone) : null;
        }
    },
    FLUENT_BIT {
        @Override
        @Nullable EventRecord read(JsonObject root, ZoneId zone) {
            return FluentBit.knows(root) ? FluentBit.read(root, zone) : null;
        }
    },
    FLUENT_BIT_TEXT {
        @Override
        @Nullable EventRecord read(JsonObject root, ZoneId zone) {
            for (var field : TEXTS) {
                var text = root.text(field);
                if (FluentBit.isText(text)) {
                    return FluentBit.read(root, text, zone);
                }
            }
            return null;
        }
    },
    /** Not where it sends the XML along, which says more. */
    VECTOR {
        @Override
        @Nullable EventRecord read(JsonObject root, ZoneId zone) {
            return Vector.knows(root) && !isXml(root.text("xml")) ? Vector.read(root) : null;
        }
    },
    XML_IN_A_FIELD {
        @Override
        @Nullable EventRecord read(JsonObject root, ZoneId zone) throws XmlFault {
            for (var field : FIELDS) {
                if (isXml(root.text(field))) {
                    return EventXml.read(XmlElement.parse(root.text(field).strip()));
                }
            }
            return nested(root, zone);
        }
    };

    /** Where Fluent Bit puts the text of an event, or where it is told to. */
    private static final List<String> TEXTS = List.of("log", "message", "event", "text");

    private static final List<String> FIELDS =
            List.of("xml", "Xml", "original", "event.original", "System", "body", "log", "_raw", "message", "Message");

    private static final EventDialect[] ALL = values();

    /** What a record says in the first dialect that knows it, or null. */
    static @Nullable EventRecord event(JsonObject root, ZoneId zone) throws XmlFault {
        for (var dialect : ALL) {
            var event = dialect.read(root, zone);
            if (event != null) {
                return event;
            }
        }
        return null;
    }

    /** What a record says, or null when it is not in this dialect. */
    abstract @Nullable EventRecord read(JsonObject root, ZoneId zone) throws XmlFault;

    private static boolean isXml(String field) {
        var text = field.strip();
        return text.startsWith("<Event ") || text.startsWith("<Event>");
    }

    /** ECS has it in {@code event.original}, Splunk's collector in {@code event}. */
    private static @Nullable EventRecord nested(JsonObject root, ZoneId zone) throws XmlFault {
        var event = root.object("event");
        return event.size() > 0 && !event.has("event") ? XML_IN_A_FIELD.read(event, zone) : null;
    }
}
