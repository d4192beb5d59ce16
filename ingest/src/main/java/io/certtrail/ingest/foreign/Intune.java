/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.inventory.DevicePlatforms;
import io.certtrail.ingest.lines.Timestamps;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.InventoryRow;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Intune's diagnostic settings: the daily list of devices, which joins names, ids, serials and users, and the audit
 * log, which says who changed a profile. Its other logs, and those of other services beside them, are about something
 * else.
 *
 * <p>The times within the properties have no zone, or an American form; the envelope's is UTC.
 */
final class Intune {
    private static final Map<String, String> DEVICE = Map.of(
            "id", "DeviceId",
            "name", "DeviceName",
            "serial", "SerialNumber",
            "user", "UPN",
            "os", "OS",
            "entra", "ReferenceId",
            "state", "DeviceState");
    private static final int MOST_CHANGES = 32;

    private Intune() {}

    static boolean read(Piece piece, Found found) {
        var record = piece.json();
        var properties = record.path("properties");
        var written = Keys.first(record, "time", "TimeGenerated");
        if (written == null) {
            return false;
        }
        if (!record.has("properties") || !record.has("category")) {
            return "IntuneDevices".equals(piece.text("Type")) && device(record, record, written, found);
        }
        if ("Devices".equals(piece.text("category")) && properties.has("DeviceId")) {
            return device(record, properties, written, found);
        }
        var isChange = properties.has("ActivityType") && properties.has("Targets");
        return isChange
                ? change(record, properties, written, found)
                : found.ignore(Timestamps.instant(written, ZoneOffset.UTC));
    }

    private static boolean device(JsonNode record, JsonNode properties, String written, Found found) {
        var columns = new LinkedHashMap<String, String>();
        DEVICE.forEach((column, key) -> put(columns, column, Keys.text(properties, key)));
        var contact = Keys.text(properties, "LastContact");
        var instant = contact == null ? null : Timestamps.instant(contact, ZoneOffset.UTC);
        put(columns, "lastConnection", instant == null ? contact : instant.toString());
        var id = columns.getOrDefault("id", columns.get("name"));
        return id == null
                ? found.reject("a device with neither an id nor a name", Documents.bytes(record))
                : event(record, written, id, new InventoryRow("device", columns), found);
    }

    private static boolean change(JsonNode record, JsonNode properties, String written, Found found) {
        var columns = new LinkedHashMap<String, String>();
        put(columns, "activity", Keys.text(record, "operationName"));
        put(columns, "actor", Keys.text(record, "identity"));
        put(columns, "actor", Keys.first(properties.path("Actor"), "UPN", "ApplicationName"));
        put(columns, "result", Keys.first(record, "resultType", "resultDescription"));
        put(columns, "target", texts(properties.path("TargetDisplayNames")));
        put(columns, "targetId", texts(properties.path("TargetObjectIds")));
        put(columns, "changed", changes(properties.path("Targets")));
        return event(record, written, null, new InventoryRow("change", columns), found);
    }

    private static boolean event(
            JsonNode record, String written, @Nullable String device, InventoryRow body, Found found) {
        var raw = Documents.bytes(record);
        var time = Timestamps.instant(written, ZoneOffset.UTC);
        if (time == null) {
            return found.reject("'%s' is no time".formatted(written), raw);
        }
        return found.event(event(raw, time, device, body, found));
    }

    private static LogEvent event(byte[] raw, Instant time, @Nullable String device, InventoryRow body, Found found) {
        return new LogEvent(
                EventIds.ofBytes(Origin.DEVICE, device, raw, 0, raw.length),
                found.context().tenant(),
                Origin.DEVICE,
                found.context().source(),
                null,
                device,
                DevicePlatforms.of(body.columns().getOrDefault("os", "")),
                time,
                found.here(),
                Rows.text(Secrets.redact(new String(raw, StandardCharsets.UTF_8))),
                body);
    }

    private static void put(Map<String, String> columns, String column, @Nullable String value) {
        if (value != null && !Secrets.isName(column)) {
            columns.put(column, Rows.text(Secrets.redact(value)));
        }
    }

    private static @Nullable String texts(JsonNode list) {
        var joined = new StringJoiner(", ");
        list.forEach(element -> joined.add(element.asText("")));
        return joined.length() == 0 ? null : joined.toString();
    }

    private static @Nullable String changes(JsonNode targets) {
        var joined = new StringJoiner("; ");
        var count = 0;
        for (var target : targets) {
            for (var property : target.path("ModifiedProperties")) {
                var name = property.path("Name").asText("");
                if (count++ < MOST_CHANGES && !Secrets.isName(name)) {
                    joined.add("%s: %s -> %s"
                            .formatted(
                                    name,
                                    property.path("Old").asText(""),
                                    property.path("New").asText("")));
                }
            }
        }
        return joined.length() == 0 ? null : joined.toString();
    }
}
