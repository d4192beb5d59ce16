/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The log of IIS in Microsoft's own format: fifteen values with commas between them, without header and substatus, the
 * date as the server's region writes it and the time of the server's zone. A line is put into the columns of the W3C
 * form, so that one reader knows what a request is.
 */
public final class IisNativeReader implements LogCursor {
    private static final Columns COLUMNS = Columns.of("c-ip cs-username date-local time-local s-sitename s-computername"
            + " s-ip time-taken cs-bytes sc-bytes sc-status sc-win32-status cs-method cs-uri-stem cs-uri-query");
    private static final int VALUES = 15;
    private static final int DATE = 2;
    private static final int TIME = 3;
    private static final Pattern FIRST = Pattern.compile(
            "[^,\\s]+, [^,]*, \\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}, \\d{1,2}:\\d\\d:\\d\\d, W3SVC\\d*, .*");

    private final Lines lines;
    private final Rows rows;
    private final W3cClock clock;
    private final Requests requests;
    private final Values values = new Values();

    public IisNativeReader(InputStream bytes, SourceContext context) {
        this.lines = new Lines(bytes);
        this.rows = new Rows(context);
        this.clock = new W3cClock(context.zone(), context.date());
        this.requests = new Requests(context, rows);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.contains(", W3SVC")
                && head.lines(50).stream().anyMatch(line -> FIRST.matcher(line).matches());
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        if (lines.overlong()) {
            return rows.overlong(lines);
        }
        return lines.start() == lines.end() ? new Row.Ignored(null) : line();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Row line() {
        var parts = lines.text().split(", ?", VALUES + 1);
        if (parts.length < VALUES) {
            return rows.rejected(lines, "%d values of the %d of IIS's own format".formatted(parts.length, VALUES));
        }
        var line = w3c(parts).getBytes(StandardCharsets.UTF_8);
        values.split(line, 0, line.length);
        var time = clock.time(values, COLUMNS);
        if (time == null) {
            return rows.rejected(lines, "'%s %s' is no date and time".formatted(parts[DATE], parts[TIME]));
        }
        return IisReader.isAboutCertificates(values, COLUMNS)
                ? requests.read(lines, values, COLUMNS, time)
                : new Row.Ignored(time);
    }

    private static String w3c(String[] parts) {
        var line = new StringJoiner(" ");
        for (int i = 0; i < VALUES; i++) {
            var value = i == DATE ? date(parts[i]) : i == TIME ? time(parts[i]) : parts[i];
            var one = value.strip().replaceAll("[\\s\"]", "+");
            line.add(one.isEmpty() ? "-" : one);
        }
        return line.toString();
    }

    /** Month before day with slashes, day before month with points, as year, month and day. */
    private static String date(String text) {
        var parts = text.strip().split("[/.-]", -1);
        if (parts.length != 3) {
            return text;
        }
        if (parts[0].length() == 4) {
            return iso(parts[0], parts[1], parts[2]);
        }
        return text.contains("/") ? iso(parts[2], parts[0], parts[1]) : iso(parts[2], parts[1], parts[0]);
    }

    private static String iso(String year, String month, String day) {
        return String.format(Locale.ROOT, "%s-%2s-%2s", year.length() == 2 ? "20" + year : year, month, day)
                .replace(' ', '0');
    }

    private static String time(String text) {
        return text.length() == 7 ? "0" + text : text;
    }
}
