/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.schemas.event.Platform;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A device's log, line by line: what a line becomes may be known only some lines later. */
abstract class DeviceReader implements LogCursor {
    final Lines lines;
    final DeviceRows rows;

    DeviceReader(InputStream bytes, SourceContext context, Platform platform) {
        this.lines = new Lines(bytes);
        this.rows = new DeviceRows(context, platform);
    }

    /** Takes the current line, which is not over the bound. */
    abstract void read();

    @Override
    public final @Nullable Row next() throws IOException {
        while (rows.isEmpty() && lines.next()) {
            if (lines.overlong()) {
                rows.reject(lines, lines.overlongReason());
            } else {
                read();
            }
        }
        if (rows.isEmpty()) {
            rows.end();
        }
        return rows.poll();
    }

    @Override
    public final void close() throws IOException {
        lines.close();
    }
}
