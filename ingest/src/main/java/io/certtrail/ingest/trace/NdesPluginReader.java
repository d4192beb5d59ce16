/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.trace;

import io.certtrail.ingest.OpenRecordReader;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.lines.LocalClock;
import io.certtrail.ingest.lines.RegionalTimes;
import io.certtrail.schemas.event.Origin;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * NDESPlugin.log, the policy module of the first connector: entries of CMTrace, or plain lines with or without a time.
 * The page a server answered with may follow an entry over many lines.
 *
 * <p>A line without a time was written at that of the line before it, and the first ones not after the file.
 */
public final class NdesPluginReader extends OpenRecordReader {
    private static final String COMPONENT = "NDESPlugin";
    private static final String NO_TIME =
            "neither this line nor one before it has a time: tell one in case.yaml, such as date: 2018-03-01";
    private static final String NO_END = "an entry without its end %s (lines: %d)";
    private static final List<String> PHRASES = List.of(
            "component=\"NDESPlugin\"",
            "$$<NDESPlugin>",
            "Calling VerifyRequest ...",
            "Calling Notifyrequest ...",
            "Sending request to certificate registration point",
            "Verify challenge returns",
            "Exiting VerifyRequest with",
            "Exiting Notify with");

    /** How the lines of the policy module begin; a line of a page does not. */
    private static final Pattern BEGINNING =
            Pattern.compile("(?i)(?:Calling|Exiting|Sending|Verify|Failed|Signing|WINHTTP_|Error).*", Pattern.DOTALL);

    private final SourceContext context;
    private final LocalClock clock;
    private final Rows rows;
    private final TraceRows entries;
    private @Nullable OpenEntry open;
    private @Nullable Instant last;

    public NdesPluginReader(InputStream bytes, SourceContext context) {
        super(new Lines(bytes));
        this.context = context;
        this.clock = new LocalClock(context.zone());
        this.rows = new Rows(context);
        this.entries = new TraceRows(context, Origin.IIS, COMPONENT);
        this.last = context.modified();
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return !head.contains("#Fields:") && PHRASES.stream().anyMatch(head::contains);
    }

    @Override
    protected void read() {
        if (lines.overlong()) {
            finish();
            ready.add(rows.overlong(lines));
            return;
        }
        var line = lines.text();
        var known = open;
        if (known == null || !goesOn(known, line)) {
            finish();
            begin(line);
        } else {
            known.append();
            if (known.isFull()) {
                finish();
            }
        }
    }

    private void begin(String line) {
        if (line.isBlank()) {
            ready.add(new Row.Ignored(null));
        } else {
            open = new OpenEntry(lines, isTimed(line));
        }
    }

    private boolean goesOn(OpenEntry known, String line) {
        if (line.startsWith(CmTrace.START)) {
            return false;
        }
        if (known.isUnfinished()) {
            return true;
        }
        if (isTimed(line) || BEGINNING.matcher(line).matches()) {
            return false;
        }
        return known.timed() || known.isInPage() || line.isBlank() || " \t<".indexOf(line.charAt(0)) >= 0;
    }

    private boolean isTimed(String line) {
        return line.startsWith(CmTrace.START) || CmTrace.isSimple(line) || stamp(line) != null;
    }

    private RegionalTimes.@Nullable Prefix stamp(String line) {
        return RegionalTimes.prefix(line.startsWith("[") ? line.substring(1) : line, context.zone());
    }

    @Override
    protected void finish() {
        var entry = open;
        open = null;
        if (entry != null) {
            ready.add(row(entry), entry.moreLines());
        }
    }

    private Row row(OpenEntry entry) {
        if (entry.isUnfinished()) {
            return rejected(entry, NO_END.formatted(CmTrace.END, entry.moreLines() + 1));
        }
        var raw = entry.raw();
        if (entry.isCmTrace()) {
            return row(entry, CmTrace.of(raw, clock));
        }
        var simple = CmTrace.isSimple(raw) ? CmTrace.ofSimple(raw, clock) : null;
        return simple == null ? plain(entry, raw) : row(entry, simple);
    }

    private Row row(OpenEntry entry, CmTrace said) {
        var time = said.time();
        if (time == null) {
            return rejected(
                    entry, "an entry of '%s' without a date and time that can be read".formatted(said.component()));
        }
        last = time;
        if (!said.component().isEmpty() && !said.component().equalsIgnoreCase(COMPONENT)) {
            return new Row.Ignored(time);
        }
        var behind = entry.raw().indexOf('\n', Math.max(entry.raw().indexOf(CmTrace.END), 0));
        var page = behind < 0 || !entry.isCmTrace() ? "" : entry.raw().substring(behind);
        return read(entry, said.level(), said.thread(), said.message() + page, time);
    }

    private Row plain(OpenEntry entry, String raw) {
        var stamp = stamp(raw);
        if (stamp != null) {
            last = stamp.time();
        }
        var time = last;
        if (time == null) {
            return rejected(entry, NO_TIME);
        }
        var message = stamp == null
                ? raw
                : raw.substring(stamp.length() + (raw.startsWith("[") ? 1 : 0)).replaceFirst("^[\\s\\]|,:;-]+", "");
        return read(entry, 0, null, message, time);
    }

    private Row read(OpenEntry entry, int level, @Nullable String thread, String message, Instant time) {
        return entries.read(
                new TraceRows.Entry(entry.number(), entry.timed(), entry.raw(), level, thread, message), time);
    }

    private Row rejected(OpenEntry entry, String reason) {
        return entries.rejected(entry.number(), reason, entry.raw(), entry.size());
    }
}
