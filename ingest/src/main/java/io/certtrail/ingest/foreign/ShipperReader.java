/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dump of a topic that other shippers write to: a record a line, read as if it came from the topic. */
public final class ShipperReader implements LogCursor {
    /** What the envelopes and records of other shippers have and Windows events alone have not. */
    private static final List<String> MARKS = List.of(
            "\"resourceLogs\"",
            "\"records\"",
            "\"sourcetype\"",
            "\"sc-status\"",
            "\"provider\":{",
            "\"provider\": {",
            "\"RenderedDescription\"",
            "\"SecurityEvent\"",
            "\"WindowsEvent\"",
            "\"sub_status\"",
            "\"IntuneAccountId\"",
            "#Fields:",
            " /certsrv/mscep",
            " /CertificateRegistrationSvc",
            "u_ex");

    private final Lines lines;
    private final Rows rows;
    private final ShipperRecords records;
    private final ArrayDeque<Row> ready = new ArrayDeque<>();

    public ShipperReader(InputStream bytes, SourceContext context) {
        this.lines = new Lines(bytes);
        this.rows = new Rows(context);
        this.records = new ShipperRecords(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return ((head.begins("{") || head.begins("[{")) && MARKS.stream().anyMatch(head::contains))
                || head.hasLine("{", MARKS);
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (ready.isEmpty()) {
            if (!lines.next()) {
                return null;
            }
            if (lines.overlong()) {
                return rows.overlong(lines);
            }
            ready.addAll(records.read(lines.bytes(), lines.start(), lines.end(), rows.place(lines.number())));
        }
        return ready.poll();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
