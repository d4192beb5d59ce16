/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.cli.command;

import io.certtrail.cli.run.EventWriter;
import io.certtrail.cli.view.Safe;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.json.EventJson;
import io.certtrail.schemas.json.JsonBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes events as JSON lines, many at a time. */
final class EventLines implements EventWriter {
    private static final int PIECE = 1 << 16;

    private final OutputStream out;
    private final JsonBytes lines = new JsonBytes();

    EventLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void accept(LogEvent event) {
        int start = lines.size();
        EventJson.write(lines, event);
        if (!lines.ascii()) {
            makeSafe(start);
        }
        lines.endLine();
        if (lines.size() >= PIECE) {
            close();
        }
    }

    /** Escapes in the last line whatever a terminal could act on; ASCII holds nothing of it. */
    private void makeSafe(int start) {
        var safe = Safe.json(lines.text(start));
        lines.truncate(start);
        lines.json(safe);
    }

    /** Writes out what is held. */
    @Override
    public void close() {
        try {
            lines.writeTo(out);
            lines.clear();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
