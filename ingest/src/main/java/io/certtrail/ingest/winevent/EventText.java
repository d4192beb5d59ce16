/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.lines.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One event of wevtutil's text while its lines are read. */
final class EventText {
    private static final Pattern COLON = Pattern.compile("[:\uff1a]");
    private static final int CHANNEL = 0;
    private static final int PROVIDER = 1;
    private static final int TIME = 2;
    private static final int ID = 3;
    private static final int LEVEL = 5;
    private static final int USER = 8;
    private static final int COMPUTER = 10;
    private static final int TEXT = 11;

    private final long number;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder raw = new StringBuilder();
    private int lines;

    /** The one whose first line has this number. */
    EventText(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    /** How many lines it has beyond the first. */
    int lines() {
        return lines;
    }

    void add(String line) {
        lines++;
        raw.append(line).append('\n');
        if (fields.size() > TEXT) {
            text.append('\n').append(line);
        } else if (!line.isBlank()) {
            var colon = COLON.matcher(line);
            fields.add(colon.find() ? line.substring(colon.end()).strip() : line.strip());
        }
    }

    /** Without its first line, whose number is that of the export and not of the event. */
    byte[] bytes() {
        return raw.toString().strip().getBytes(StandardCharsets.UTF_8);
    }

    /** What it says; a time without an offset is of this zone. */
    EventRecord read(ZoneId zone) {
        var time = field(TIME);
        var message = (fields.size() > TEXT ? fields.get(TEXT) : "") + text;
        return new EventRecord(
                field(PROVIDER),
                field(CHANNEL),
                EventXml.integer(field(ID)),
                Words.level(field(LEVEL)),
                null,
                field(USER),
                field(COMPUTER),
                time == null ? null : Timestamps.instant(time, zone),
                new EventData(),
                message.isBlank() ? null : message);
    }

    private @Nullable String field(int index) {
        var value = index < fields.size() ? fields.get(index) : "";
        return value.isEmpty() || value.equals("N/A") ? null : value;
    }
}
