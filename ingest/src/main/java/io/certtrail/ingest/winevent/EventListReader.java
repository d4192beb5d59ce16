/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.OpenRecordReader;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Get-WinEvent ... | Format-List} writes: a line for each property, values going on in lines that are
 * indented. An event ends where a property comes again: blank lines stand in texts too.
 */
public final class EventListReader extends OpenRecordReader {
    private static final Pattern PROPERTY = Pattern.compile("([A-Za-z]{2,40}) {0,40}: ?(.*)");
    private static final int LINES_BEFORE = 400;

    private final Rows rejects;
    private final ListedEvents rows;
    private @Nullable EventProperties open;

    public EventListReader(InputStream bytes, SourceContext context) {
        super(new Lines(bytes, 1 << 16));
        this.rejects = new Rows(context);
        this.rows = new ListedEvents(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        var wanted = new boolean[3];
        for (var line : head.lines(LINES_BEFORE)) {
            wanted[0] |= line.startsWith(PowerShell.PROVIDER + " ") && line.contains(" : ");
            wanted[1] |= line.startsWith(PowerShell.TIME + " ") && line.contains(" : ");
            wanted[2] |= line.startsWith(PowerShell.ID + " ") && line.contains(" : ");
        }
        return Arrays.equals(wanted, new boolean[] {true, true, true});
    }

    @Override
    protected void read() {
        if (lines.overlong()) {
            finish();
            ready.add(rejects.overlong(lines));
            return;
        }
        var line = lines.text();
        var property = PROPERTY.matcher(line);
        if (property.matches()) {
            property(line, property.group(1), property.group(2));
        } else if (open != null && open.mayGoOn()) {
            open.goOn(line);
        } else {
            finish();
            ready.add(
                    line.isBlank()
                            ? new Row.Ignored(null)
                            : rejects.rejected(lines, "a line that belongs to no event: no property begins it"));
        }
    }

    private void property(String line, String name, String value) {
        if (open == null || open.has(name)) {
            finish();
            open = new EventProperties(lines.number(), line, name, value);
        } else {
            open.add(line, name, value);
        }
    }

    @Override
    protected void finish() {
        var event = open;
        open = null;
        if (event != null) {
            ready.add(rows.row(event.values(), event.bytes(), event.number()), event.moreLines());
        }
    }
}
