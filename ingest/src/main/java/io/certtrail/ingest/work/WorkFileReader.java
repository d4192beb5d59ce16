/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.work;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.schemas.event.FileState;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One file in PfxRequest, CertificateRequestStatus or CertificateRevocationStatus: the whole file is one row, and where
 * it lies says how far the request has come. Its time is that of its last change.
 */
public final class WorkFileReader implements LogCursor {
    /** As much of a file is looked into; the rest only counts. */
    private static final int LIMIT = 1 << 18;

    private static final String NO_TIME =
            "nothing says when this file was written: tell it in case.yaml, such as modified: 2018-06-17T01:03:44Z";

    private final InputStream bytes;
    private final SourceContext context;
    private final Rows rows;
    private boolean read;

    public WorkFileReader(InputStream bytes, SourceContext context) {
        this.bytes = bytes;
        this.context = context;
        this.rows = new Rows(context);
    }

    /** Whether a log lies where such files do. */
    public static boolean detects(Head head) {
        return WorkFolder.of(head.file()).isPresent();
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (read) {
            return null;
        }
        read = true;
        var content = bytes.readNBytes(LIMIT);
        var size = content.length + bytes.transferTo(OutputStream.nullOutputStream());
        var modified = context.modified();
        return modified == null
                ? rows.rejected(1, NO_TIME, content, size)
                : new Row.Read(event(content, size, modified));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private LogEvent event(byte[] content, long size, Instant modified) {
        var lies = WorkFolder.at(context.file());
        var said = WorkText.of(new String(content, StandardCharsets.UTF_8));
        var origin = Objects.requireNonNullElse(context.origin(), Origin.CONNECTOR);
        var host = context.host() == null ? null : Hosts.normal(context.host());
        var body = new FileState(lies.folder(), lies.name(), size, modified, said.firstError(), said.fields());
        return rows.server(id(origin, host, lies, content), origin, host, modified, 1, said.text(), body);
    }

    /** The same request in the next folder is another state of it. */
    private static String id(Origin origin, @Nullable String host, WorkFolder lies, byte[] content) {
        var head = (lies.folder() + "/" + lies.name() + "\n").getBytes(StandardCharsets.UTF_8);
        var whole = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return EventIds.ofBytes(origin, host, whole, 0, whole.length);
    }
}
