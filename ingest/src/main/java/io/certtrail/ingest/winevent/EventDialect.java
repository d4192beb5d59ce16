/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.xml.XmlElement;
import io.certtrail.ingest.xml.XmlFault;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** How a shipper writes a Windows event as JSON; the first that knows the keys of a record reads it. */
enum EventDialect {
    WINLOGBEAT {
        @Override
        Optional<EventRecord> read(JsonObject root, ZoneId zone) {
            return root.isObject("winlog") ? Optional.of(Winlogbeat.read(root)) : Optional.empty();
        }
    },
    NXLOG {
        @Override
        Optional<EventRecord> read(JsonObject root, ZoneId zone) {
            return Nxlog.knows(root) ? Optional.of(Nxlog.read(root, zone)) : Optional.empty();
        }
    },
    FLUENT_BIT {
        @Override
        Optional<EventRecord> read(JsonObject root, ZoneId zone) {
            return FluentBit.knows(root) ? Optional.of(FluentBit.read(root, zone)) : Optional.empty();
        }
    },
    FLUENT_BIT_TEXT {
        @Override
        Optional<EventRecord> read(JsonObject root, ZoneId zone) {
            for (var field : TEXTS) {
                var text = root.text(field);
                if (FluentBit.isText(text)) {
                    return Optional.of(FluentBit.read(root, text, zone));
                }
            }
            return Optional.empty();
        }
    },
    /** Not where it sends the XML along, which says more. */
    VECTOR {
        @Override
        Optional<EventRecord> read(JsonObject root, ZoneId zone) {
            return Vector.knows(root) && !isXml(root.text("xml")) ? Optional.of(Vector.read(root)) : Optional.empty();
        }
    },
    XML_IN_A_FIELD {
        @Override
        Optional<EventRecord> read(JsonObject root, ZoneId zone) throws XmlFault {
            for (var field : FIELDS) {
                if (isXml(root.text(field))) {
                    return Optional.of(
                            EventXml.read(XmlElement.parse(root.text(field).strip())));
                }
            }
            return nested(root, zone);
        }
    };

    /** Where Fluent Bit puts the text of an event, or where it is told to. */
    private static final List<String> TEXTS = List.of("log", "message", "event", "text");

    private static final List<String> FIELDS =
            List.of("xml", "Xml", "original", "event.original", "System", "body", "log", "_raw", "message", "Message");

    /** What a record says, or nothing when it is not in this dialect. */
    abstract Optional<EventRecord> read(JsonObject root, ZoneId zone) throws XmlFault;

    private static boolean isXml(String field) {
        var text = field.strip();
        return text.startsWith("<Event ") || text.startsWith("<Event>");
    }

    /** ECS has it in {@code event.original}, Splunk's collector in {@code event}. */
    private static Optional<EventRecord> nested(JsonObject root, ZoneId zone) throws XmlFault {
        var event = root.object("event");
        return event.size() > 0 && !event.has("event") ? XML_IN_A_FIELD.read(event, zone) : Optional.empty();
    }
}
