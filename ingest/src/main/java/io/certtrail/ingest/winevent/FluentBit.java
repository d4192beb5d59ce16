/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.lines.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Fluent Bit's {@code winevtlog} and its older {@code winlog}: flat keys, and the event's data as a list without names
 * unless it was told to keep them.
 *
 * <p>The time beside the event, {@code @timestamp} or {@code date}, is when it was read. The event's own has whole
 * seconds, and the offset the machine has now, also for an event of the other half of the year.
 */
final class FluentBit {
    private static final int LOCAL_TIME = 19;
    private static final Duration SUMMER_TIME = Duration.ofHours(1);

    private FluentBit() {}

    static boolean knows(JsonObject root) {
        return root.has("EventID")
                && ((root.has("ProviderName") && root.has("TimeCreated"))
                        || (root.has("SourceName") && root.has("TimeGenerated") && root.has("RecordNumber")));
    }

    static EventRecord read(JsonObject root, ZoneId zone) {
        return new EventRecord(
                Json.either(root, "ProviderName", "SourceName"),
                Json.text(root, "Channel"),
                Json.integer(root, "EventID"),
                level(root),
                EventXml.number(Json.either(root, "EventRecordID", "RecordNumber")),
                Json.either(root, "UserID", "Sid"),
                Json.either(root, "Computer", "ComputerName"),
                time(Json.either(root, "TimeCreated", "TimeGenerated"), zone),
                data(root),
                Json.text(root, "Message"));
    }

    private static @Nullable Integer level(JsonObject root) {
        var level = Json.integer(root, "Level");
        return level == null ? Json.level(Json.text(root, "EventType")) : level;
    }

    /**
     * As written, unless the zone told for the log says that the offset is that of the other half of the year. A zone
     * without summer time, as the one of a log nobody told anything of, cannot say that.
     */
    private static @Nullable Instant time(@Nullable String text, ZoneId zone) {
        var written = text == null ? null : Timestamps.instant(text, ZoneOffset.UTC);
        if (written == null
                || text == null
                || text.length() <= LOCAL_TIME
                || zone.getRules().isFixedOffset()) {
            return written;
        }
        var ofZone = Timestamps.instant(text.substring(0, LOCAL_TIME), zone);
        return ofZone != null && Duration.between(written, ofZone).abs().equals(SUMMER_TIME) ? ofZone : written;
    }

    private static EventData data(JsonObject root) {
        var data = new EventData();
        if (root.isObject("EventData")) {
            root.leaves("EventData", data);
        } else {
            root.texts("StringInserts").forEach(data::add);
        }
        var binary = Json.text(root, "Data");
        if (binary != null) {
            data.add("Binary", binary);
        }
        return data;
    }
}
