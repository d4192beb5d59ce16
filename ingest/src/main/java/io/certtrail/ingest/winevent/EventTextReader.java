/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.OpenRecordReader;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import java.io.InputStream;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code wevtutil qe ... /f:text} writes: {@code Event[0]:}, a line for each of twelve fields, and the text of the
 * event, which may have many lines. Fields are known by their order: their names are in the language of the computer.
 */
public final class EventTextReader extends OpenRecordReader {
    private static final Pattern BEGINNING = Pattern.compile("\\p{L}{1,30}\\[\\d{1,9}][:\uff1a]?\\s*");
    private static final Pattern FIELD = Pattern.compile(" {2}\\p{L}[^:\uff1a]{0,60}[:\uff1a](?:[ \u00a0].*)?");
    private static final int LINE_LIMIT = 2000;
    private static final int LINES_LOOKED_AT = 50;

    private final Rows rejects;
    private final EventRows rows;
    private final SourceContext context;
    private @Nullable EventText open;

    public EventTextReader(InputStream bytes, SourceContext context) {
        super(new Lines(bytes, 1 << 16));
        this.rejects = new Rows(context);
        this.rows = new EventRows(context);
        this.context = context;
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        var first = head.texts(LINES_LOOKED_AT);
        return IntStream.range(0, first.size() - 2)
                .anyMatch(i -> BEGINNING.matcher(first.get(i)).matches()
                        && FIELD.matcher(first.get(i + 1)).matches()
                        && FIELD.matcher(first.get(i + 2)).matches());
    }

    @Override
    protected void read() {
        if (lines.overlong()) {
            finish();
            ready.add(rejects.overlong(lines));
            return;
        }
        var line = lines.text();
        if (BEGINNING.matcher(line).matches()) {
            finish();
            open = new EventText(lines.number());
        } else if (open != null && open.lines() < LINE_LIMIT) {
            open.add(line);
        } else {
            finish();
            ready.add(
                    line.isBlank()
                            ? new Row.Ignored(null)
                            : rejects.rejected(
                                    lines, "a line before the first event, or behind %d of one".formatted(LINE_LIMIT)));
        }
    }

    @Override
    protected void finish() {
        var event = open;
        open = null;
        if (event != null) {
            ready.add(rows.row(event.read(context.zone()), event.bytes(), event.number()), event.lines());
        }
    }
}
