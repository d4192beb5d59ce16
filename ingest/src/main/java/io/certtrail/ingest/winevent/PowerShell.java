/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.DateOrder;
import io.certtrail.ingest.lines.RegionalTimes;
import io.certtrail.ingest.lines.Timestamps;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event of {@code Get-WinEvent} as PowerShell writes the object: {@code ConvertTo-Json}, where times are ticks in
 * {@code /Date()/} up to version 5 and ISO 8601 since, {@code Export-Csv} or {@code Format-List}, where they are as the
 * computer shows them. The data have lost their names, and but for JSON all is lost but the text made of them.
 */
final class PowerShell {
    static final String ID = "Id";
    static final String PROVIDER = "ProviderName";
    static final String CHANNEL = "LogName";
    static final String TIME = "TimeCreated";
    static final String LEVEL = "Level";
    static final String RECORD = "RecordId";
    static final String COMPUTER = "MachineName";
    static final String USER = "UserId";
    static final String MESSAGE = "Message";

    /** What it takes to be one: PowerShell writes them all, whatever they hold. */
    static final List<String> KEYS = List.of(ID, PROVIDER, CHANNEL, TIME);

    private static final Pattern TICKS = Pattern.compile("\\\\?/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)\\\\?/");

    private PowerShell() {}

    static boolean knows(JsonObject root) {
        return KEYS.stream().allMatch(root::has);
    }

    static EventRecord read(JsonObject root, ZoneId zone) {
        return new EventRecord(
                Json.text(root, PROVIDER),
                Json.text(root, CHANNEL),
                Json.integer(root, ID),
                Json.integer(root, LEVEL),
                Json.number(root, RECORD),
                root.isObject(USER) ? Json.text(root.object(USER), "Value") : Json.text(root, USER),
                Json.text(root, COMPUTER),
                time(root.isObject(TIME) ? root.object(TIME).text("value") : root.text(TIME), zone, null),
                data(root),
                Json.text(root, MESSAGE));
    }

    /** What the properties of the object say, by their names, each as a text. */
    static EventRecord read(Map<String, String> values, SourceContext context) {
        return new EventRecord(
                values.get(PROVIDER),
                values.get(CHANNEL),
                EventXml.integer(values.get(ID)),
                EventXml.integer(values.get(LEVEL)),
                EventXml.number(values.get(RECORD)),
                values.get(USER),
                values.get(COMPUTER),
                time(values.getOrDefault(TIME, ""), context.zone(), context.dates()),
                new EventData(),
                values.get(MESSAGE));
    }

    /** A time in any of the forms; one without an offset is of this zone. */
    static @Nullable Instant time(String text, ZoneId zone, @Nullable DateOrder order) {
        var ticks = TICKS.matcher(text.strip());
        if (ticks.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(ticks.group(1)));
        }
        var time = Timestamps.instant(text, zone);
        return time == null ? RegionalTimes.instant(text.strip(), zone, order) : time;
    }

    private static EventData data(JsonObject root) {
        var data = new EventData();
        for (var property : root.objects("Properties")) {
            data.add(value(property));
        }
        return data;
    }

    /** A text or number, a SID as an object, or bytes as a list. */
    private static String value(JsonObject property) {
        if (property.isObject("Value")) {
            return property.object("Value").text("Value");
        }
        var bytes = property.texts("Value");
        return bytes.isEmpty() ? property.text("Value") : hex(bytes);
    }

    private static String hex(List<String> bytes) {
        var hex = new StringBuilder();
        for (var value : bytes) {
            var number = EventXml.integer(value);
            if (number == null || number > 255) {
                return String.join(",", bytes);
            }
            hex.append("%02X".formatted(number));
        }
        return hex.toString();
    }
}
