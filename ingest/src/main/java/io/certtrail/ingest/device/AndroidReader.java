/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** OMADM log of Android. */
public final class AndroidReader implements LogCursor {
    private final Lines lines;
    private final Rows rows;

    public AndroidReader(InputStream bytes, SourceContext context) {
        this.lines = new Lines(bytes);
        this.rows = new Rows(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.contains("VERB");
    }

    @Override
    public @Nullable Row next() throws IOException {
        return lines.next() ? rows.rejected(lines, "this format is not read yet") : null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
