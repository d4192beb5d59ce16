/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code Get-WinEvent ... | ConvertTo-Json} writes: one event, or a list of them, over many lines. */
public final class EventObjectsReader implements LogCursor {
    private final JsonPieces pieces;
    private final EventRows rows;
    private final ZoneId zone;

    public EventObjectsReader(InputStream bytes, SourceContext context) {
        this.pieces = new JsonPieces(bytes);
        this.rows = new EventRows(context);
        this.zone = context.zone();
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return (head.begins("[") || head.hasLine("{", List.of("")))
                && PowerShell.KEYS.stream().allMatch(key -> head.contains("\"" + key + "\""));
    }

    @Override
    public @Nullable Row next() throws IOException {
        return pieces.next() ? row() : null;
    }

    @Override
    public void close() throws IOException {
        pieces.close();
    }

    private Row row() throws IOException {
        return switch (pieces.kind()) {
            case OBJECT -> object(pieces.bytes());
            case CUT -> rejected("a JSON object that is cut off after %d bytes".formatted(pieces.length()));
            case OVERLONG -> rejected("a JSON object of %d bytes, longer than is read".formatted(pieces.length()));
            case BETWEEN -> rejected("no JSON object where the next event should be");
        };
    }

    private Row object(byte[] raw) throws IOException {
        try {
            var event = JsonObject.parse(raw, 0, raw.length);
            return event == null || !PowerShell.knows(event)
                    ? rejected("no event of Get-WinEvent: it has not all of " + String.join(", ", PowerShell.KEYS))
                    : rows.row(PowerShell.read(event, zone), raw, pieces.number());
        } catch (JsonProcessingException e) {
            return rejected("no JSON object that can be read: " + e.getOriginalMessage());
        }
    }

    private Row rejected(String reason) {
        return rows.rejected(pieces.number(), reason, pieces.bytes(), pieces.length());
    }
}
