/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Steps through a log whose records take several lines: one stays open until a line shows that it has ended. */
public abstract class OpenRecordReader implements LogCursor {
    protected final Lines lines;
    protected final RowQueue ready = new RowQueue();

    protected OpenRecordReader(Lines lines) {
        this.lines = lines;
    }

    /** Takes the current line: into the open record, or as the beginning of the next. */
    protected abstract void read() throws IOException;

    /** Ends the open record, if there is one. */
    protected abstract void finish();

    @Override
    public final @Nullable Row next() throws IOException {
        while (ready.isEmpty() && lines.next()) {
            read();
        }
        if (ready.isEmpty()) {
            finish();
        }
        return ready.poll();
    }

    @Override
    public final void close() throws IOException {
        lines.close();
    }
}
