/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of their lines, where a record may go on over the lines after it: each of those is an ignored row
 * of its own, its text goes to the record.
 */
final class DeviceRows {
    private final SourceContext context;
    private final Platform platform;
    private final Rows rows;
    private final HeldRows ready = new HeldRows();
    private @Nullable OpenRecord open;
    private Predicate<String> interesting = message -> true;

    DeviceRows(SourceContext context, Platform platform) {
        this.context = context;
        this.platform = platform;
        this.rows = new Rows(context);
    }

    /** The next finished row, or null when more lines are needed. */
    @Nullable Row poll() {
        return ready.poll();
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }

    void begin(Lines line, Instant time, String text, DeviceLine body) {
        begin(line, time, text, body, message -> true);
    }

    /** Begins a record that is ignored after all when its message, with all its lines, is not of interest. */
    void begin(Lines line, Instant time, String text, DeviceLine body, Predicate<String> interest) {
        finish();
        open = record(line, time, text, body);
        interesting = interest;
    }

    /** Whether the lines to come may still go on a record that says this. */
    boolean isOpen(String text) {
        return open != null && open.message().contains(text);
    }

    void ignore(@Nullable Instant time) {
        finish();
        ready.add(new Row.Ignored(time));
    }

    /** Ignores the line, unless the log ends and no such line comes after it: then it says this. */
    void ignoreUnlessLast(Lines line, Instant time, DeviceLine body) {
        finish();
        ready.add(new Row.Ignored(time), record(line, time, line.text(), body).row(context, platform));
    }

    /** No line says any more what it would have said as the last. */
    void release() {
        finish();
        ready.release();
    }

    /** What is rejected may hold a secret too. */
    void reject(Lines line, String reason) {
        finish();
        ready.add(rows.rejected(line.number(), reason, Secrets.redact(line.copy()), line.size()));
    }

    void goOn(String line) {
        if (open == null) {
            ready.add(new Row.Ignored(null));
        } else {
            open.append(line);
            if (open.isFull()) {
                finish();
            }
        }
    }

    /** No line follows. */
    void end() {
        finish();
        ready.end();
    }

    private OpenRecord record(Lines line, Instant time, String text, DeviceLine body) {
        var id = EventIds.ofBytes(Origin.DEVICE, context.device(), line.bytes(), line.start(), line.end());
        return new OpenRecord(id, time, rows.place(line.number()), text, body);
    }

    private void finish() {
        if (open != null) {
            ready.add(interesting.test(open.message()) ? open.row(context, platform) : new Row.Ignored(open.time()));
            for (int i = 0; i < open.moreLines(); i++) {
                ready.add(new Row.Ignored(null));
            }
            open = null;
        }
    }
}
