/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.iis;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.HttpRequest;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes events of the lines that are about certificates. */
final class Requests {
    private final SourceContext context;
    private final Rows rows;
    private final Origin origin;
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
        var uri = Objects.requireNonNullElse(values.text(columns.path()), "");
        var mark = columns.query() == Columns.NONE ? uri.indexOf('?') : -1;
        var path = mark < 0 ? uri : uri.substring(0, mark);
        var raw = mark < 0 ? values.text(columns.query()) : uri.substring(mark + 1);
        var query = Query.of(path, raw);
        var body = new HttpRequest(
                text(values.text(columns.method()), ""),
                Rows.text(path),
                cut(query.text()),
                query.operation(),
                client(values, columns),
                cut(values.text(columns.agent())),
                status.intValue(),
                (int) Math.min(orZero(values, columns.substatus()), Integer.MAX_VALUE),
                orZero(values, columns.win32()),
                taken(values, columns.taken()),
                query.scep(),
                cut(values.text(columns.reason())));
        var line = lines.text();
        var kept = raw == null || raw.isEmpty() || raw.equals(query.text())
                ? line
                : line.replace(raw, text(query.text(), ""));
        return new Row.Read(event(lines, host(values, columns), time, kept, body));
    }

    private LogEvent event(Lines lines, @Nullable String host, Instant time, String text, HttpRequest body) {
        var id = EventIds.ofBytes(origin, host, lines.bytes(), lines.start(), lines.end());
        return rows.server(id, origin, host, time, lines.number(), text, body);
    }

    private @Nullable String host(Values values, Columns columns) {
        var written = values.text(columns.computer());
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
