/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.RowQueue;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.table.CsvRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Event Viewer saves as CSV or as text with tabs: five named columns (level, time, source, number, category) and
 * behind them, without a name, the text. They are known by their order, since their names are in the language of the
 * computer.
 */
public final class ViewerListReader implements LogCursor {
    private static final char[] SEPARATORS = {',', '\t'};
    private static final int LEVEL = 0;
    private static final int TIME = 1;
    private static final int SOURCE = 2;
    private static final int ID = 3;
    private static final int TEXT = 5;
    private static final int VALUES = 6;
    private static final int LINES_LOOKED_AT = 50;

    private final Lines lines;
    private final CsvRecords records;
    private final Rows rejects;
    private final ViewerEvents events;
    private final RowQueue ready = new RowQueue();

    public ViewerListReader(InputStream bytes, SourceContext context) {
        this.lines = new Lines(bytes, 1 << 16);
        this.records = new CsvRecords(lines);
        this.rejects = new Rows(context);
        this.events = new ViewerEvents(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.texts(LINES_LOOKED_AT).stream().anyMatch(ViewerListReader::isAboutCertificates);
    }

    /** The text of an event may go on in the next line. */
    private static boolean isAboutCertificates(String line) {
        for (var separator : SEPARATORS) {
            var values = line.split(String.valueOf(separator), VALUES);
            if (values.length == VALUES && isEvent(List.of(values)) && Providers.isKnown(values[SOURCE].strip())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEvent(List<String> values) {
        return ViewerEvents.isId(values.get(ID)) && ViewerEvents.isTime(values.get(TIME));
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (ready.isEmpty()) {
            var raw = records.next();
            if (raw != null) {
                ready.add(row(raw), raw.moreLines());
            }
        }
        return ready.poll();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Row row(CsvRecords.Raw raw) {
        if (raw.fault() != null) {
            return rejected(raw, raw.fault());
        }
        for (var separator : SEPARATORS) {
            var values = CsvRecords.split(raw.text(), separator);
            if (values.size() == VALUES) {
                return isEvent(values) ? event(values, raw) : rejected(raw, notEvent(values));
            }
            if (values.size() == VALUES - 1 && values.stream().noneMatch(ViewerEvents::isId)) {
                return new Row.Ignored(null);
            }
        }
        return raw.text().isBlank()
                ? new Row.Ignored(null)
                : rejected(raw, "not the %d values Event Viewer saves of an event".formatted(VALUES));
    }

    private Row event(List<String> values, CsvRecords.Raw raw) {
        var shown = new ViewerEvents.Shown(
                "", values.get(SOURCE), values.get(TIME), values.get(ID), values.get(LEVEL), "", "", values.get(TEXT));
        return events.row(shown, raw.text().getBytes(StandardCharsets.UTF_8), raw.number());
    }

    private static String notEvent(List<String> values) {
        return "'%s' is no time, or '%s' no number of an event".formatted(values.get(TIME), values.get(ID));
    }

    private Row rejected(CsvRecords.Raw raw, String reason) {
        return rejects.rejected(raw.number(), reason, raw.text().getBytes(StandardCharsets.UTF_8), raw.size());
    }
}
