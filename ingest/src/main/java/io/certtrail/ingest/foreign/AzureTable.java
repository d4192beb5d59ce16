/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.certtrail.ingest.xml.XmlElement;
import io.certtrail.ingest.xml.XmlFault;

/**
 * Rows of the tables Event, SecurityEvent and WindowsEvent of Azure Monitor, as its data export writes them. Each table
 * has its own names, and the event's data as XML, as JSON in a text, or as an object.
 */
final class AzureTable {
    private AzureTable() {}

    static boolean read(Piece piece, Found found) {
        var row = piece.json();
        if (!row.has("TimeGenerated") || !row.has("EventID") || !row.has("Computer")) {
            return false;
        }
        var event = new FlatEvent()
                .with("provider_name", Keys.first(row, "Provider", "EventSourceName", "Source"))
                .with("event_id", piece.text("EventID"))
                .with("channel", Keys.first(row, "Channel", "EventLog"))
                .with("record_id", Keys.first(row, "EventRecordId", "RecordId"))
                .with("computer", piece.text("Computer"))
                .with("timestamp", Keys.first(row, "TimeCreated", "TimeGenerated"))
                .with("user_id", Keys.first(row, "SystemUserId", "UserName"))
                .with("message", Keys.first(row, "RenderedDescription", "Message"))
                .level(Keys.first(row, "EventLevelName", "EventLevel", "Level"));
        try {
            data(row, event);
            return found.windowsEvent(event.node());
        } catch (XmlFault e) {
            return found.reject("event data in a row: " + e.reason(), Documents.bytes(row));
        } catch (JsonProcessingException e) {
            return found.reject("event data in a row: " + Documents.reason(e), Documents.bytes(row));
        }
    }

    private static void data(JsonNode row, FlatEvent event) throws XmlFault, JsonProcessingException {
        var data = row.path("EventData");
        var text = Keys.first(row, "EventData", "ParameterXml");
        if (data.isObject()) {
            add(data, event);
        } else if (text != null && text.startsWith("<")) {
            add(XmlElement.parse("<Row>" + text + "</Row>"), event);
        } else if (text != null && text.startsWith("{")) {
            add(Documents.parse(text), event);
        }
    }

    private static void add(JsonNode data, FlatEvent event) {
        data.properties().forEach(field -> event.data(field.getKey(), field.getValue()));
    }

    private static void add(XmlElement element, FlatEvent event) {
        if (element.children().isEmpty()) {
            var name = element.attributes().get("Name");
            var unnamed = element.name().equals("Data") || element.name().equals("Param");
            event.data(name == null ? (unnamed ? "" : element.name()) : name, element.text());
        } else {
            element.children().forEach(child -> add(child, event));
        }
    }
}
