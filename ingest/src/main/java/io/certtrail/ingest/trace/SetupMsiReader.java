/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.trace;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.device.DayClock;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.lines.RegionalTimes;
import io.certtrail.ingest.lines.Timestamps;
import io.certtrail.schemas.event.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SetupMsi.log, what Windows Installer writes while it installs the connector.
 *
 * <p>Its lines have a time of day at most. The day is the configured one, or that of the line it begins with, or else
 * the file's; a line without a time was written at that of the line before it.
 */
public final class SetupMsiReader implements LogCursor {
    private static final String NO_DAY =
            "the lines of this log have no date: tell the day of the first in case.yaml, such as date: 2018-03-01";

    private static final Pattern CLOCK = Pattern.compile(
            "(?:MSI \\(([a-zA-Z])\\) \\(([0-9A-F!]{1,8}:[0-9A-F]{1,8})\\) \\[(\\d\\d:\\d\\d:\\d\\d):(\\d{3})]:?|"
                    + "\\w{1,20} \\w{1,20} (\\d{1,2}:\\d\\d:\\d\\d):).*",
            Pattern.DOTALL);

    private static final List<String> WORDS = List.of(
            "product:",
            "error status",
            "actual error code",
            "error 0x",
            "error code 0x",
            "return value 3",
            "rollback",
            "ndes",
            "scep",
            "certificate");

    /** What a log of the installer says of every package: its properties and its tables. */
    private static final List<String> NOISE = List.of("Property(", "PROPERTY CHANGE", "Executing op:", "Component: ");

    private final Lines lines;
    private final Rows rows;
    private final TraceRows entries;
    private final ZoneId zone;
    private final @Nullable LocalDate told;
    private final @Nullable Instant modified;
    private @Nullable DayClock days;
    private @Nullable Instant last;

    public SetupMsiReader(InputStream bytes, SourceContext context) {
        this.lines = new Lines(bytes);
        this.rows = new Rows(context);
        this.entries = new TraceRows(context, Origin.CONNECTOR, "SetupMsi");
        this.zone = context.zone();
        this.told = context.date();
        this.modified = context.modified();
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.lines(200).stream()
                .anyMatch(
                        line -> line.startsWith("MSI (") && CLOCK.matcher(line).matches());
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        return lines.overlong() ? rows.overlong(lines) : line(lines.text());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Row line(String text) {
        if (text.startsWith("===")) {
            begin(text);
        }
        var clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return row(text, null);
        }
        var written = clock.group(3) == null ? padded(clock.group(5)) : clock.group(3) + "." + clock.group(4);
        var time = Timestamps.time(written);
        if (time == null) {
            return rows.rejected(lines, "'%s' is no time of day such as 16:13:11:905".formatted(written));
        }
        var clockOfDays = days(time);
        if (clockOfDays == null) {
            return rows.rejected(lines, NO_DAY);
        }
        last = clockOfDays.instant(time, zone);
        return row(text, clock);
    }

    /** The first line and the last name the day: a log may hold several runs. */
    private void begin(String text) {
        var started = told == null ? RegionalTimes.find(text, zone) : null;
        if (started != null) {
            last = started;
            days = new DayClock(LocalDate.ofInstant(started, zone));
        }
    }

    /** A log whose file was last written at an earlier time of day began the day before. */
    private @Nullable DayClock days(LocalTime first) {
        if (days == null && told != null) {
            days = new DayClock(told);
        } else if (days == null && modified != null) {
            var written = modified.atZone(zone);
            var before = first.isAfter(written.toLocalTime()) ? 1 : 0;
            days = new DayClock(written.toLocalDate().minusDays(before));
        }
        return days;
    }

    private Row row(String text, @Nullable Matcher clock) {
        if (!isAboutSetup(text)) {
            return new Row.Ignored(last);
        }
        var time = last == null ? modified : last;
        if (time == null) {
            return rows.rejected(lines, NO_DAY);
        }
        var thread = clock == null ? null : clock.group(2);
        var message =
                thread == null ? text : text.substring(text.indexOf(']') + 1).replaceFirst("^:\\s*", "");
        return entries.read(new TraceRows.Entry(lines.number(), clock != null, text, 0, thread, message), time);
    }

    private static boolean isAboutSetup(String text) {
        if (text.isBlank() || NOISE.stream().anyMatch(text::contains)) {
            return false;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }

    private static String padded(String time) {
        return time.length() == 7 ? "0" + time : time;
    }
}
