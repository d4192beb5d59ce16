/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.trace;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Timestamps;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.ingest.xml.Fragments;
import io.certtrail.ingest.xml.XmlElement;
import io.certtrail.ingest.xml.XmlFault;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.TraceEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Service Trace log (svclog) of the connector and of the certificate registration point: one {@code <E2ETraceEvent>}
 * after another without a root, and without an end where the service stopped while it wrote.
 */
public final class SvclogReader implements LogCursor {
    private final Fragments fragments;
    private final SourceContext context;
    private final Rows rows;
    private final Origin origin;

    public SvclogReader(InputStream bytes, SourceContext context) {
        this.fragments = new Fragments(bytes, "E2ETraceEvent");
        this.context = context;
        this.rows = new Rows(context);
        this.origin = Objects.requireNonNullElse(context.origin(), Origin.CONNECTOR);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return !head.begins("#") && head.contains("<E2ETraceEvent");
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!fragments.next()) {
            return null;
        }
        var raw = fragments.bytes();
        if (fragments.kind() != Fragments.Kind.WHOLE) {
            return rejected(raw, fragments.reason());
        }
        try {
            var text = new String(raw, StandardCharsets.UTF_8);
            return row(XmlElement.parse(text), text, raw);
        } catch (XmlFault e) {
            return rejected(raw, e.reason());
        }
    }

    @Override
    public long end() {
        return fragments.endOffset();
    }

    @Override
    public void close() throws IOException {
        fragments.close();
    }

    private Row row(XmlElement entry, String text, byte[] raw) {
        var system = entry.child("System").orElse(entry);
        var written = system.childAttribute("TimeCreated", "SystemTime");
        var time = written == null ? null : Timestamps.instant(written, ZoneOffset.UTC);
        if (time == null) {
            return rejected(raw, "a trace entry without a time that can be read: %s".formatted(written));
        }
        var body = TraceEntries.read(system, entry);
        return TraceEntries.isAboutCertificates(body)
                ? new Row.Read(event(system.childText("Computer"), time, text, raw, body))
                : new Row.Ignored(time);
    }

    private LogEvent event(@Nullable String computer, Instant time, String text, byte[] raw, TraceEntry body) {
        var written = computer == null ? context.host() : computer;
        var host = written == null ? null : Hosts.normal(written);
        var id = EventIds.ofBytes(origin, host, raw, 0, raw.length);
        return rows.server(id, origin, host, time, fragments.number(), Secrets.redact(text), body);
    }

    private Row rejected(byte[] raw, String reason) {
        return rows.rejected(fragments.number(), reason, raw, fragments.size());
    }
}
