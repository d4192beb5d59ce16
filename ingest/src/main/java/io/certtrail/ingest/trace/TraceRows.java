/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.trace;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.TraceEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes events of the entries of a trace log of one component. */
final class TraceRows {
    private final SourceContext context;
    private final Rows rows;
    private final Origin origin;
    private final String component;

    TraceRows(SourceContext context, Origin otherwise, String component) {
        this.context = context;
        this.rows = new Rows(context);
        this.origin = Objects.requireNonNullElse(context.origin(), otherwise);
        this.component = component;
    }

    /**
     * An entry as it stands in the log.
     *
     * @param timed whether it says its time itself: one that does not is told from its like by its place
     * @param level 0 when not given
     */
    record Entry(
            long number,
            boolean timed,
            String raw,
            int level,
            @Nullable String thread,
            String message) {}

    Row read(Entry entry, Instant time) {
        var host = context.host() == null ? null : Hosts.normal(context.host());
        var known = (entry.timed() ? entry.raw() : "#%d %s".formatted(entry.number(), entry.raw()))
                .getBytes(StandardCharsets.UTF_8);
        var message = Rows.text(Secrets.redact(entry.message().strip()));
        var id = EventIds.ofBytes(origin, host, known, 0, known.length);
        var body = new TraceEntry(component, entry.level(), null, null, entry.thread(), null, message);
        return new Row.Read(rows.server(id, origin, host, time, entry.number(), Secrets.redact(entry.raw()), body));
    }

    Row rejected(long number, String reason, String raw, long length) {
        return rows.rejected(number, reason, raw.getBytes(StandardCharsets.UTF_8), length);
    }
}
