/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.lines.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
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

    private static final String FIRST_KEY = "ProviderName=";
    private static final String MESSAGE = "\nMessage=";

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

    /** Whether a text is an event as lines of {@code key=value}, the message last. */
    static boolean isText(String text) {
        return text.startsWith(FIRST_KEY) && text.contains("\nEventID=");
    }

    /** The same of an event rendered as text; its inserts stand beside it. */
    static EventRecord read(JsonObject root, String text, ZoneId zone) {
        var values = values(text);
        return new EventRecord(
                values.get("ProviderName"),
                values.get("Channel"),
                EventXml.integer(values.get("EventID")),
                EventXml.integer(values.get("Level")),
                EventXml.number(values.get("EventRecordID")),
                values.get("UserID"),
                values.get("Computer"),
                time(values.get("TimeCreated"), zone),
                data(root),
                values.get("Message"));
    }

    private static Map<String, String> values(String text) {
        var values = new HashMap<String, String>();
        var message = text.indexOf(MESSAGE);
        text.substring(0, message < 0 ? text.length() : message).lines().forEach(line -> {
            var equals = line.indexOf('=');
            if (equals > 0 && equals < line.length() - 1) {
                values.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        if (message >= 0) {
            values.put("Message", text.substring(message + MESSAGE.length()));
        }
        return values;
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
