/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.OpenRecordReader;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events as Event Viewer copies them as text: ten lines with labels in the language of the computer, and the text of
 * the event. A record begins where the third line has a time and the fourth a number; its fields are known by their
 * order.
 */
public final class ViewerTextReader extends OpenRecordReader {
    private static final Pattern FIELD =
            Pattern.compile("([^\\s:\uff1a][^:\uff1a]{0,60}?)[\\s\u00a0]?[:\uff1a]\\s*(.*)");
    private static final int LOG = 0;
    private static final int SOURCE = 1;
    private static final int TIME = 2;
    private static final int ID = 3;
    private static final int LEVEL = 5;
    private static final int USER = 7;
    private static final int COMPUTER = 8;
    private static final int FIELDS = 10;
    private static final int LINE_LIMIT = 2000;
    private static final int LINES_LOOKED_AT = 100;

    private final Rows rejects;
    private final ViewerEvents events;
    private final ArrayDeque<Held> ahead = new ArrayDeque<>();
    private @Nullable List<Held> open;

    /** A line that was read. */
    private record Held(long number, String text) {}

    public ViewerTextReader(InputStream bytes, SourceContext context) {
        super(new Lines(bytes, 1 << 16));
        this.rejects = new Rows(context);
        this.events = new ViewerEvents(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        var lines = head.texts(LINES_LOOKED_AT);
        for (int i = 0; i + ID < lines.size(); i++) {
            if (begins(lines.subList(i, i + ID + 1))) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void read() {
        if (lines.overlong()) {
            finish();
            ready.add(rejects.overlong(lines));
            return;
        }
        ahead.add(new Held(lines.number(), lines.text()));
        if (ahead.size() > ID) {
            step();
        }
    }

    @Override
    protected void finish() {
        while (!ahead.isEmpty()) {
            step();
        }
        giveOpen();
    }

    /** Takes the first of the lines ahead: as the beginning of an event, or to the one that is open. */
    private void step() {
        var begins = ahead.size() > ID && begins(ahead.stream().map(Held::text).toList());
        var line = ahead.remove();
        if (begins) {
            giveOpen();
            open = new ArrayList<>(List.of(line));
        } else if (open != null && open.size() < LINE_LIMIT) {
            open.add(line);
        } else {
            giveOpen();
            ready.add(line.text().isBlank() ? new Row.Ignored(null) : stranger(line));
        }
    }

    private Row stranger(Held line) {
        var bytes = line.text().getBytes(StandardCharsets.UTF_8);
        return rejects.rejected(line.number(), "a line of no event", bytes, bytes.length);
    }

    private void giveOpen() {
        var event = open;
        open = null;
        if (event != null) {
            ready.add(row(event), event.size() - 1);
        }
    }

    private Row row(List<Held> event) {
        var fields =
                event.stream().limit(FIELDS).map(line -> value(line.text())).toList();
        var text = event.stream()
                .skip(FIELDS)
                .map(Held::text)
                .collect(Collectors.joining("\n", field(fields, FIELDS - 1) + "\n", ""));
        var raw = event.stream().map(Held::text).collect(Collectors.joining("\n"));
        var shown = new ViewerEvents.Shown(
                field(fields, LOG),
                field(fields, SOURCE),
                field(fields, TIME),
                field(fields, ID),
                field(fields, LEVEL),
                field(fields, USER),
                field(fields, COMPUTER),
                text.strip());
        return events.row(
                shown,
                raw.strip().getBytes(StandardCharsets.UTF_8),
                event.get(0).number());
    }

    /** Asks for the number first: few lines hold one, and to tell a time takes long. */
    private static boolean begins(List<String> lines) {
        return ViewerEvents.isId(value(lines.get(ID)))
                && lines.stream().allMatch(line -> FIELD.matcher(line).matches())
                && ViewerEvents.isTime(value(lines.get(TIME)));
    }

    private static String value(String line) {
        var field = FIELD.matcher(line);
        return field.matches() ? field.group(2).strip() : "";
    }

    private static String field(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }
}
