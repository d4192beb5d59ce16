/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import com.fasterxml.jackson.databind.JsonNode;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.xml.XmlElement;
import io.certtrail.ingest.xml.XmlFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Windows events that came as a part of something larger: JSON already parsed, or XML in a text. */
public final class JsonEvents {
    private final EventRows rows;
    private final ZoneId zone;

    public JsonEvents(SourceContext context) {
        this.rows = new EventRows(context);
        this.zone = context.zone();
    }

    /** Whether a text is the XML of an event. */
    public static boolean isXml(String text) {
        var stripped = text.stripLeading();
        return stripped.startsWith("<Event ") || stripped.startsWith("<Event>");
    }

    /** The row of a document with these raw bytes, or null when it is in no dialect of Windows events. */
    public @Nullable Row row(JsonNode document, byte[] raw) {
        return row(JsonObject.of(document), raw);
    }

    /** The row of a document that these bytes are, or null when it is in no dialect of Windows events. */
    public @Nullable Row row(byte[] raw) throws IOException {
        var object = JsonObject.parse(raw, 0, raw.length);
        return object == null ? null : row(object, raw);
    }

    private @Nullable Row row(JsonObject object, byte[] raw) {
        try {
            var event = EventDialect.event(object, zone);
            return event == null ? null : rows.row(event, raw, 0);
        } catch (XmlFault e) {
            return rows.rejected(0, "event XML in JSON: " + e.reason(), raw, raw.length);
        }
    }

    /** The row of an event's XML. */
    public Row row(String xml) {
        var raw = xml.getBytes(StandardCharsets.UTF_8);
        try {
            return rows.row(EventXml.read(XmlElement.parse(xml.strip())), raw, 0);
        } catch (XmlFault e) {
            return rows.rejected(0, e.reason(), raw, raw.length);
        }
    }
}
