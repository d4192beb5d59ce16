/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import io.certtrail.ingest.lines.Timestamps;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A request at IIS as keys and values: NXLog's {@code xm_w3c}, which names them as the log's header does, and Elastic's
 * documents after its own parsing. It is put back into a line below a header, so that one reader knows what a line
 * says.
 */
final class IisFields {
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private IisFields() {}

    static boolean read(Piece piece, Found found) {
        var json = piece.json();
        if (json.has("cs-method") && json.has("sc-status") && json.has("time")) {
            return named(piece, found);
        }
        var isElastic = Keys.dotted(json, "iis.access.sub_status") != null
                || Keys.dotted(json, "iis.access.win32_status") != null;
        return isElastic && elastic(piece, found);
    }

    private static boolean named(Piece piece, Found found) {
        var line = new Line();
        piece.json().properties().forEach(field -> {
            if (isColumn(field.getKey()) && field.getValue().isValueNode()) {
                line.add(field.getKey(), Keys.text(piece.json(), field.getKey()));
            }
        });
        return line.readAs(piece, found);
    }

    /** Names of the log's own begin in lower case and have a hyphen, but for the date, the time and custom ones. */
    private static boolean isColumn(String key) {
        return key.equals("date") || key.equals("time") || (key.indexOf('-') > 0 && key.indexOf(' ') < 0);
    }

    private static boolean elastic(Piece piece, Found found) {
        var json = piece.json();
        var written = Keys.text(json, "@timestamp");
        var time = written == null ? null : Timestamps.instant(written, ZoneOffset.UTC);
        if (time == null) {
            return found.reject("'%s' is no time of a request".formatted(written), Documents.bytes(json));
        }
        var line = new Line();
        line.add("date time", DATE_AND_TIME.format(time));
        line.add("cs-method", Keys.dotted(json, "http.request.method"));
        line.add("cs-uri-stem", path(json));
        line.add("cs-uri-query", Keys.dotted(json, "url.query"));
        line.add("c-ip", first(json, "source.address", "source.ip"));
        line.add("cs(User-Agent)", Keys.dotted(json, "user_agent.original"));
        line.add("sc-status", Keys.dotted(json, "http.response.status_code"));
        line.add("sc-substatus", Keys.dotted(json, "iis.access.sub_status"));
        line.add("sc-win32-status", Keys.dotted(json, "iis.access.win32_status"));
        line.add("time-taken", millis(Keys.dotted(json, "event.duration")));
        return line.readAs(piece, found);
    }

    private static @Nullable String path(JsonNode json) {
        var path = Keys.dotted(json, "url.path");
        return path == null ? Keys.dotted(json, "url.original") : path;
    }

    private static @Nullable String first(JsonNode json, String path, String otherwise) {
        var found = Keys.dotted(json, path);
        return found == null ? Keys.dotted(json, otherwise) : found;
    }

    private static @Nullable String millis(@Nullable String nanos) {
        var isNumber = nanos != null && nanos.length() < 19 && nanos.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.toString(Long.parseLong(nanos) / NANOS_PER_MILLI) : null;
    }

    /** A line and its header. */
    private static final class Line {
        private final StringJoiner header = new StringJoiner(" ");
        private final StringJoiner values = new StringJoiner(" ");

        /** IIS writes a blank in a value as a plus, and nothing as a hyphen. */
        void add(String column, @Nullable String value) {
            header.add(column);
            var one = value == null || column.equals("date time") ? value : value.replaceAll("[\\s\"]", "+");
            values.add(one == null ? "-" : one);
        }

        boolean readAs(Piece piece, Found found) {
            return found.lineOf(FileLine.host(piece), header.toString(), values.toString());
        }
    }
}
