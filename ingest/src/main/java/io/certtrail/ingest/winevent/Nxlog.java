/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

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

    static boolean knows(JsonObject root) {
        return root.text("SourceModuleType").equals("im_msvistalog")
                || (root.has("EventTime") && root.has("SourceName") && root.has("RecordNumber"));
    }

    static EventRecord read(JsonObject root, ZoneId zone) {
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

    private static @Nullable Instant time(JsonObject root, ZoneId zone) {
        var text = Json.text(root, "EventTime");
        return text == null ? null : Timestamps.instant(text, zone);
    }

    private static @Nullable Integer level(JsonObject root) {
        var level = Json.integer(root, "LevelValue");
        return level == null ? Json.level(Json.text(root, "Severity")) : level;
    }

    private static @Nullable String user(JsonObject root) {
        var sid = Json.text(root, "UserID");
        var domain = Json.text(root, "Domain");
        var name = Json.text(root, "AccountName");
        if (sid != null || name == null) {
            return sid;
        }
        return domain == null ? name : domain + "\\" + name;
    }

    private static EventData data(JsonObject root) {
        var data = new EventData();
        for (var name : root.names()) {
            if (!OWN.contains(name)) {
                root.leaves(name, data);
            }
        }
        return data;
    }
}
