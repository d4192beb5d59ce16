/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.winevent.JsonEvents;
import io.certtrail.schemas.event.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the records of a topic that other shippers write to, one after another. */
public final class ShipperRecords {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final SourceContext context;
    private final Rows rows;
    private final JsonEvents events;
    private final FileLines lines;

    public ShipperRecords(SourceContext context) {
        this.context = context;
        this.rows = new Rows(context);
        this.events = new JsonEvents(context);
        this.lines = new FileLines(context);
    }

    /** Takes the {@code #Fields} lines that were learned before, by site. */
    public void know(Map<String, String> headers) {
        lines.headers().know(headers);
    }

    /** The {@code #Fields} lines learned since this was asked last, by site. */
    public Map<String, String> learned() {
        return lines.headers().learned();
    }

    /** What a record at this place holds: one row or, when it is a batch, one for each of its parts. */
    public List<Row> read(byte[] record, Place place) {
        return read(record, 0, record.length, place);
    }

    /** What the bytes from start to before end hold. */
    public List<Row> read(byte[] bytes, int start, int end, Place place) {
        var first = firstOf(bytes, start, end);
        if (first == end) {
            return List.of(new Row.Ignored(null));
        }
        var found = new Found(context, rows, events, lines, place, () -> Arrays.copyOfRange(bytes, start, end));
        if (end - start > Lines.BOUND) {
            var reason = "record of %d bytes, longer than the bound of %d".formatted(end - start, Lines.BOUND);
            found.reject(reason, new byte[0], (long) end - start);
            return found.rows();
        }
        try {
            read(bytes, first, end, found);
        } catch (IOException e) {
            found.reject(Documents.reason(e), new byte[0]);
        }
        return found.rows();
    }

    /** Windows events are most of what comes, and are read without a tree; all else is told by its keys. */
    private void read(byte[] bytes, int start, int end, Found found) throws IOException {
        var row = bytes[start] == '{' ? events.row(Arrays.copyOfRange(bytes, start, end)) : null;
        if (row == null) {
            found.read(new Piece(json(bytes, start, end), null, null));
        } else {
            found.add(row);
        }
    }

    private static JsonNode json(byte[] bytes, int start, int end) throws IOException {
        return bytes[start] == '{' || bytes[start] == '['
                ? Documents.parse(bytes, start, end)
                : TextNode.valueOf(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }

    /** The first byte behind blanks and a byte order mark. */
    private static int firstOf(byte[] bytes, int start, int end) {
        var isMarked = end - start > 2 && Arrays.equals(bytes, start, start + 3, MARK, 0, 3);
        var at = isMarked ? start + 3 : start;
        while (at < end && bytes[at] >= 0 && bytes[at] <= ' ') {
            at++;
        }
        return at;
    }
}
