/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import com.fasterxml.jackson.databind.JsonNode;
import io.certtrail.ingest.lines.Timestamps;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * NXLog's {@code im_msvistalog} with {@code to_json()}: the event's data stand beside its own fields, so whatever is no
 * field of NXLog is data. Older versions write local time without a zone.
 */
final class Nxlog {
    /** Fields of NXLog itself; data of the same name are lost in the shipper. */
    private static final Set<String> OWN = Set.of(
            "EventTime",
            "EventReceivedTime",
            "TimeCreated",
            "Hostname",
            "Keywords",
            "EventType",
            "SeverityValue",
            "Severity",
            "EventID",
            "SourceName",
            "ProviderGuid",
            "Version",
            "Task",
            "TaskValue",
            "OpcodeValue",
            "Opcode",
            "RecordNumber",
            "RecordID",
            "ProcessID",
            "ExecutionProcessID",
            "ThreadID",
            "ExecutionThreadID",
            "Channel",
            "Message",
            "Category",
            "ActivityID",
            "RelatedActivityID",
            "Domain",
            "AccountName",
            "UserID",
            "AccountType",
            "Level",
            "LevelValue",
            "Qualifiers",
            "SourceModuleName",
            "SourceModuleType",
            "MessageSourceAddress",
            "EventXML",
            "@timestamp",
            "@version",
            "host",
            "tags",
            "port",
            "type");

    private Nxlog() {}

    static boolean knows(JsonNode root) {
        return root.path("SourceModuleType").asText("").equals("im_msvistalog")
                || (root.has("EventTime") && root.has("SourceName") && root.has("RecordNumber"));
    }

    static EventRecord read(JsonNode root, ZoneId zone) {
        return new EventRecord(
                Json.text(root, "SourceName"),
                Json.text(root, "Channel"),
                Json.integer(root, "EventID"),
                level(root),
                Json.number(root, "RecordNumber"),
                user(root),
                Json.text(root, "Hostname"),
                time(root, zone),
                data(root),
                Json.text(root, "Message"));
    }

    private static @Nullable Instant time(JsonNode root, ZoneId zone) {
        var text = Json.text(root, "EventTime");
        return text == null ? null : Timestamps.instant(text, zone);
    }

    private static @Nullable Integer level(JsonNode root) {
        var level = Json.integer(root, "LevelValue");
        return level == null ? Json.level(Json.text(root, "Severity")) : level;
    }

    private static @Nullable String user(JsonNode root) {
        var sid = Json.text(root, "UserID");
        var domain = Json.text(root, "Domain");
        var name = Json.text(root, "AccountName");
        if (sid != null || name == null) {
            return sid;
        }
        return domain == null ? name : domain + "\\" + name;
    }

    private static EventData data(JsonNode root) {
        var data = new EventData();
        root.properties().forEach(field -> {
            if (!OWN.contains(field.getKey())) {
                Json.addTo(data, field.getKey(), field.getValue());
            }
        });
        return data;
    }
}
