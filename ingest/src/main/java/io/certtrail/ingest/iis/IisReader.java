/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.lines.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * W3C extended log of an IIS site, that of the module Advanced Logging, and HTTPERR, the log of what http.sys refused
 * before a site saw it.
 *
 * <p>The {@code #Fields} header may change in mid-file when an administrator edits the site, so the columns are those
 * of the most recent header, never assumed. Shippers drop directives: a line no header speaks for is read by its count
 * of values.
 */
public final class IisReader implements LogCursor {
    private static final byte[] NDES = "/certsrv/mscep".getBytes(US_ASCII);
    private static final byte[] REGISTRATION = "/certificateregistrationsvc".getBytes(US_ASCII);
    private static final byte[] NDES_POOL = "scep".getBytes(US_ASCII);
    private static final byte[] REGISTRATION_POOL = "certificateregistration".getBytes(US_ASCII);
    private static final String FIELDS = "#Fields:";
    private static final List<String> OF_ADVANCED_LOGGING = List.of(" date-local ", " TimeTakenMS", " Date-Local ");
    private static final int LINES_LOOKED_AT = 50;

    /** Status, substatus, win32 status, bytes sent, bytes received, time taken. */
    private static final int MOST_NUMBERS = 6;

    private final Lines lines;
    private final Rows rows;
    private final W3cClock clock;
    private final Requests requests;
    private final Values values = new Values();
    private @Nullable Columns columns;
    private Row.Ignored ignored = new Row.Ignored(null);

    public IisReader(InputStream bytes, SourceContext context) {
        this.lines = new Lines(bytes);
        this.rows = new Rows(context);
        this.clock = new W3cClock(context.zone(), context.date());
        this.requests = new Requests(context, rows);
        this.columns = told(context.fields());
    }

    /** Whether a log begins with the directives that Windows writes above requests, whatever follows them. */
    public static boolean hasDirectives(Head head) {
        return head.begins("#Software: Microsoft Internet Information Services")
                || head.begins("#Software: Microsoft HTTP API");
    }

    /** Whether a log that begins so is one of http.sys. */
    public static boolean detectsHttpErr(Head head) {
        return head.begins("#Software: Microsoft HTTP API") || (head.contains(FIELDS) && head.contains(" s-queuename"));
    }

    /** Whether a log that begins so is one of the module Advanced Logging, by its name or by columns only it has. */
    public static boolean detectsAdvanced(Head head) {
        return head.lines(LINES_LOOKED_AT).stream()
                .filter(line -> line.contains("#"))
                .anyMatch(line -> line.contains("#Software: IIS Advanced Logging")
                        || (line.startsWith(FIELDS)
                                && OF_ADVANCED_LOGGING.stream().anyMatch(line::contains)));
    }

    /** Whether a log that begins so is one of a site. */
    public static boolean detects(Head head) {
        return head.contains(FIELDS)
                || head.begins("#Software: Microsoft")
                || head.contains(" /certsrv/mscep")
                || head.contains(" /CertificateRegistrationSvc");
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        if (lines.overlong()) {
            return rows.overlong(lines);
        }
        if (lines.start() == lines.end()) {
            return new Row.Ignored(null);
        }
        return lines.bytes()[lines.start()] == '#' ? directive(lines.text()) : line();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static @Nullable Columns told(@Nullable String names) {
        return names == null ? null : Columns.of(names.startsWith(FIELDS) ? names.substring(FIELDS.length()) : names);
    }

    private Row directive(String text) {
        if (text.startsWith(FIELDS)) {
            var named = Columns.of(text.substring(FIELDS.length()));
            if (named.count() > Columns.MOST) {
                return rows.rejected(
                        lines,
                        "%d columns in a #Fields header, at most %d are read".formatted(named.count(), Columns.MOST));
            }
            columns = named;
        } else if (text.startsWith("#Date:") || text.startsWith("#Start-Date:")) {
            clock.directive(text.substring(text.indexOf(':') + 1).strip());
        }
        return new Row.Ignored(null);
    }

    private Row line() {
        var known = columns;
        if (known == null) {
            return lineWithoutHeader();
        }
        if (!values.split(lines.bytes(), lines.start(), lines.end(), known.count())) {
            return rows.rejected(
                    lines,
                    "%d values for %d columns of the last #Fields header".formatted(values.count(), known.count()));
        }
        return row(known, clock.time(values, known));
    }

    private Row lineWithoutHeader() {
        values.split(lines.bytes(), lines.start(), lines.end());
        var numbers = values.trailingNumbers();
        var guessed = Columns.guess(values.count(), numbers);
        var time = values.count() < 2 ? null : clock.time(values, guessed);
        if (time == null) {
            return rows.rejected(
                    lines,
                    "shortened form: %d values, no date and time, %d numbers at the end, and no #Fields header before it"
                            .formatted(values.count(), numbers));
        }
        if (guessed.count() != values.count() || numbers < 3 || numbers > MOST_NUMBERS) {
            return rows.rejected(
                    lines,
                    "%d values with %d numbers at the end fit no default layout, and no #Fields header before it"
                            .formatted(values.count(), numbers));
        }
        return row(guessed, time);
    }

    private Row row(Columns known, @Nullable Instant time) {
        if (time == null) {
            return rows.rejected(lines, noTime(known));
        }
        return isAboutCertificates(values, known) ? requests.read(lines, values, known, time) : ignored(time);
    }

    /** Most lines are of something else, many of them of one second. */
    private Row ignored(Instant time) {
        if (!time.equals(ignored.time())) {
            ignored = new Row.Ignored(time);
        }
        return ignored;
    }

    /** By the path, or by the application pool that a refused request was for. */
    static boolean isAboutCertificates(Values values, Columns known) {
        return values.contains(known.path(), NDES)
                || values.contains(known.path(), REGISTRATION)
                || values.contains(known.queue(), NDES_POOL)
                || values.contains(known.queue(), REGISTRATION_POOL);
    }

    private String noTime(Columns known) {
        if (known.time() < 0) {
            return "no time column in the last #Fields header";
        }
        if (known.date() < 0) {
            return "time '%s' without a date: no date column, and no #Date directive before it"
                    .formatted(values.text(known.time()));
        }
        return "'%s %s' is no date and time".formatted(values.text(known.date()), values.text(known.time()));
    }
}
