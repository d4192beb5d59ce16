/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.ingest.xml.XmlFault;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Windows events as shippers write them: a JSON object a line.
 *
 * <p>The dialect is told for each record by its keys: shippers of several kinds and ages write to one topic.
 */
public final class EventJsonReader implements LogCursor {
    /** Keys of events, as they are and as they look in a line that was wrapped into the JSON of another shipper. */
    private static final List<String> MARKS = List.of(
            "\"winlog\"",
            "\"EventID\"",
            "\"EventTime\"",
            "\"event_id\"",
            "\\\"winlog\\\"",
            "\\\"EventID\\\"",
            "\\\"event_id\\\"",
            "\"ProviderName=",
            "<Event ");

    /** Where shippers that read a file line by line put the line. */
    private static final List<String> WRAPPED = List.of("message", "log");

    private static final int MOST_KEYS = 12;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_REASON = 200;

    private final Lines lines;
    private final Rows rows;
    private final EventRows events;
    private final PlainJson json = new PlainJson();
    private final ZoneId zone;

    public EventJsonReader(InputStream bytes, SourceContext context) {
        this.lines = new Lines(bytes);
        this.rows = new Rows(context);
        this.events = new EventRows(context);
        this.zone = context.zone();
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return (head.begins("{") && MARKS.stream().anyMatch(head::contains)) || head.hasLine("{", MARKS);
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        if (lines.overlong()) {
            return rows.overlong(lines);
        }
        return isBlank() ? new Row.Ignored(null) : line();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Row line() throws IOException {
        try {
            var plain = json.read(lines.bytes(), lines.start(), lines.end());
            var root =
                    plain == null ? JsonObject.parse(lines.bytes(), lines.start(), lines.end() - lines.start()) : plain;
            return root == null ? rows.rejected(lines, "JSON, but no object") : record(root, plain != null);
        } catch (JsonProcessingException e) {
            return rows.rejected(lines, "no JSON object that can be read: " + reason(e));
        } catch (XmlFault e) {
            return rows.rejected(lines, "event XML in JSON: " + e.reason());
        }
    }

    private Row record(JsonObject root, boolean isPlain) throws JsonProcessingException, XmlFault {
        var event = EventDialect.event(root, zone);
        if (event == null) {
            event = wrapped(root);
        }
        if (event == null) {
            return rows.rejected(lines, unknown(root));
        }
        return isPlain
                ? events.rowOfPlain(event, lines, json.isClean())
                : events.rowOfLine(event, lines, Secrets.isClean(lines.bytes(), lines.start(), lines.end()));
    }

    /** The event in a line of JSON that a shipper read from a file and wrapped into its own, once. */
    private @Nullable EventRecord wrapped(JsonObject root) throws JsonProcessingException, XmlFault {
        for (var field : WRAPPED) {
            var line = root.text(field).strip();
            var inner = line.startsWith("{") ? JsonObject.parse(line) : null;
            if (inner != null) {
                return EventDialect.event(inner, zone);
            }
        }
        return null;
    }

    private boolean isBlank() {
        for (var at = lines.start(); at < lines.end(); at++) {
            if (lines.bytes()[at] > ' ' || lines.bytes()[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /** What Jackson says, without its own settings and without the places it does not know. */
    private static String reason(JsonProcessingException e) {
        var said =
                e.getOriginalMessage().replaceAll(", from `[^`]*`", "").replaceAll(" \\((start|of type|bound).*", "");
        return oneLine(said, LONGEST_REASON);
    }

    private static String unknown(JsonObject root) {
        var keys = root.names().stream()
                .limit(MOST_KEYS)
                .map(name -> oneLine(name, LONGEST_KEY))
                .collect(Collectors.joining(", "));
        return "JSON of no known dialect (winlogbeat, nxlog, fluent bit, vector, event XML in a field); its keys: %s%s"
                .formatted(keys, root.size() > MOST_KEYS ? ", and %d more".formatted(root.size() - MOST_KEYS) : "");
    }

    private static String oneLine(String text, int most) {
        var shown = text.replaceAll("\\p{Cntrl}+", " ");
        return shown.length() > most ? shown.substring(0, most) + "..." : shown;
    }
}
