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

/** Reads the records of a topic that other shippers write to, one after another. */
public final class ShipperRecords {
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
        var found = new Found(context, rows, events, lines, place);
        if (end - start > Lines.BOUND) {
            var kept = Arrays.copyOfRange(bytes, start, Math.min(end, start + Lines.BOUND));
            var reason = "record of %d bytes, longer than the bound of %d".formatted(end - start, Lines.BOUND);
            found.reject(reason, kept, (long) end - start);
            return found.rows();
        }
        try {
            found.read(new Piece(json(bytes, first, end), null, null));
        } catch (IOException e) {
            found.reject(Documents.reason(e), Arrays.copyOfRange(bytes, start, end));
        }
        return found.rows();
    }

    private static JsonNode json(byte[] bytes, int start, int end) throws IOException {
        return bytes[start] == '{' || bytes[start] == '['
                ? Documents.parse(bytes, start, end)
                : TextNode.valueOf(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }

    private static int firstOf(byte[] bytes, int start, int end) {
        var at = start;
        while (at < end && bytes[at] >= 0 && bytes[at] <= ' ') {
            at++;
        }
        return at;
    }
}
