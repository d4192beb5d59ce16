/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.lines.Utf8;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes events of the lines that are about certificates. */
final class Requests {
    private static final byte[] MESSAGE_LEFT_OUT = Query.MESSAGE_LEFT_OUT.getBytes(StandardCharsets.US_ASCII);

    private final SourceContext context;
    private final Rows rows;
    private final Origin origin;
    private final Queries queries = new Queries();
    private String lastPath = "";
    private boolean lastIsService;
    private String lastHost = "";
    private String lastNormal = "";

    Requests(SourceContext context, Rows rows) {
        this.context = context;
        this.rows = rows;
        this.origin = Objects.requireNonNullElse(context.origin(), Origin.IIS);
    }

    Row read(Lines lines, Values values, Columns columns, Instant time) {
        var status = number(values, columns.status());
        if (status == null || status > 999) {
            return rows.rejected(lines, "'%s' is no HTTP status".formatted(values.text(columns.status())));
        }
        var uri = Objects.requireNonNullElse(values.common(columns.path()), "");
        var mark = columns.query() == Columns.NONE ? uri.indexOf('?') : -1;
        var path = mark < 0 ? uri : uri.substring(0, mark);
        if (isEnrolment(lines, values, columns.query()) && !isService(path)) {
            int from = values.start(columns.query());
            int to = values.end(columns.query());
            var query = Query.ofMessage(lines.bytes(), from, to);
            var body = body(values, columns, path, query, status.intValue());
            return row(lines, values, columns, time, withoutMessage(lines, from, to), body);
        }
        var raw = mark < 0 ? values.common(columns.query()) : uri.substring(mark + 1);
        var query = queries.of(path, raw);
        var body = body(values, columns, path, query, status.intValue());
        var line = lines.text();
        var kept = raw == null || raw.isEmpty() || raw.equals(query.text())
                ? line
                : line.replace(raw, text(query.text(), ""));
        return row(lines, values, columns, time, kept, body);
    }

    /**
     * Whether the query is one message and nothing else, as nearly all are, and so long that no other value can hold it
     * again: then neither needs to be a string.
     */
    private static boolean isEnrolment(Lines lines, Values values, int column) {
        if (column < 0) {
            return false;
        }
        int length = values.end(column) - values.start(column);
        return length > values.start(column) - lines.start()
                && length > lines.end() - values.end(column)
                && Query.isMessage(lines.bytes(), values.start(column), values.end(column));
    }

    /** The line with the message in its query left out. */
    private static String withoutMessage(Lines lines, int from, int to) {
        int before = from - lines.start();
        int after = lines.end() - to;
        var kept = new byte[before + MESSAGE_LEFT_OUT.length + after];
        System.arraycopy(lines.bytes(), lines.start(), kept, 0, before);
        System.arraycopy(MESSAGE_LEFT_OUT, 0, kept, before, MESSAGE_LEFT_OUT.length);
        System.arraycopy(lines.bytes(), to, kept, kept.length - after, after);
        return Utf8.text(kept, 0, kept.length);
    }

    private boolean isService(String path) {
        if (!path.equals(lastPath)) {
            lastPath = path;
            lastIsService = Query.isService(path);
        }
        return lastIsService;
    }

    private static HttpRequest body(Values values, Columns columns, String path, Query query, int status) {
        return new HttpRequest(
                text(values.common(columns.method()), ""),
                Rows.text(path),
                cut(query.text()),
                query.operation(),
                client(values, columns),
                cut(values.common(columns.agent())),
                status,
                (int) Math.min(orZero(values, columns.substatus()), Integer.MAX_VALUE),
                orZero(values, columns.win32()),
                taken(values, columns.taken()),
                query.scep(),
                cut(values.common(columns.reason())));
    }

    private Row row(Lines lines, Values values, Columns columns, Instant time, String text, HttpRequest body) {
        var host = host(values, columns);
        var id = EventIds.ofBytes(origin, host, lines.bytes(), lines.start(), lines.end());
        return new Row.Read(rows.server(id, origin, host, time, lines.number(), text, body));
    }

    private @Nullable String host(Values values, Columns columns) {
        var written = values.common(columns.computer());
        var host = written == null ? context.host() : written;
        if (host != null && !host.equals(lastHost)) {
            lastHost = host;
            lastNormal = Hosts.normal(host);
        }
        return host == null ? null : lastNormal;
    }

    /** Behind a proxy that says so, the client is the first it names. */
    private static @Nullable String client(Values values, Columns columns) {
        var forwarded = values.text(columns.forwardedFor());
        var client =
                forwarded == null ? values.text(columns.clientIp()) : forwarded.split("[,+ ]", 2)[0];
        return cut(client);
    }

    private static @Nullable Long taken(Values values, int column) {
        var number = number(values, column);
        return number == null || number != 0 || values.text(column) != null ? number : null;
    }

    private static long orZero(Values values, int column) {
        var number = number(values, column);
        return number == null ? 0 : number;
    }

    /** A number of up to 18 digits; zero when the log has {@code -}, null when it is none. */
    private static @Nullable Long number(Values values, int column) {
        var digits = values.digits(column);
        var text = digits < 0 ? values.text(column) : null;
        if (text == null) {
            return Math.max(digits, 0);
        }
        return text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.valueOf(text) : null;
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null ? otherwise : Rows.text(text);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : Rows.text(text);
    }
}
