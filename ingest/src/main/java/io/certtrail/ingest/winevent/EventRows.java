/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.NumberedEventIds;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.lines.Utf8;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.WindowsEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes rows of Windows events, whatever carried them. */
public final class EventRows {
    private final SourceContext context;
    private final Rows rows;
    private final NumberedEventIds ids = new NumberedEventIds();
    private final Origins origins = new Origins();
    private String lastHost = "";
    private String lastNormal = "";

    public EventRows(SourceContext context) {
        this.context = context;
        this.rows = new Rows(context);
    }

    /** Whether an event is about something else by what its system part says, so that its data need not be read. */
    public boolean ignoresWithoutData(EventRecord event) {
        return isComplete(event) && !Providers.mayMatter(event);
    }

    /** Whether an event, with its data, is about something else. */
    public boolean ignores(EventRecord event) {
        return isComplete(event) && origins.of(event) == null;
    }

    private static boolean isComplete(EventRecord event) {
        return event.provider() != null && event.eventId() != null && event.time() != null;
    }

    /** The row of an event whose raw bytes, from the first to before the last, had this number in the log. */
    public Row row(EventRecord event, byte[] raw, long number) {
        return row(event, new Bytes(raw, 0, raw.length, false, false), number);
    }

    /** The same of an event of which all was read from a line of JSON; a clean one holds nothing to redact. */
    Row rowOfLine(EventRecord event, Lines line, boolean isClean) {
        return row(event, new Bytes(line.bytes(), line.start(), line.end(), isClean, false), line.number());
    }

    /** The same of a line of ASCII. */
    Row rowOfPlain(EventRecord event, Lines line, boolean isClean) {
        return row(event, new Bytes(line.bytes(), line.start(), line.end(), isClean, true), line.number());
    }

    /** The row of an event of a binary log that reads so. */
    public Row row(EventRecord event, String text, long number) {
        return row(event, new Text(text), number);
    }

    /** A record as it was written. */
    private sealed interface Raw {
        String text();

        byte[] bytes();

        /** The id of a record that has no number in its channel. */
        String id(Origin origin, @Nullable String host);

        /** Whether nothing in it is to be redacted. */
        boolean isClean();

        default String redacted(String part) {
            return isClean() ? part : Secrets.redact(part);
        }
    }

    private static final class Bytes implements Raw {
        private final byte[] bytes;
        private final int from;
        private final int to;
        private final boolean isClean;
        private final boolean isAscii;

        Bytes(byte[] bytes, int from, int to, boolean isClean, boolean isAscii) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            this.isClean = isClean;
            this.isAscii = isAscii;
        }

        @Override
        public String text() {
            return isAscii
                    ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                    : Utf8.text(bytes, from, to);
        }

        @Override
        public byte[] bytes() {
            return Arrays.copyOfRange(bytes, from, to);
        }

        @Override
        public String id(Origin origin, @Nullable String host) {
            return EventIds.ofBytes(origin, host, bytes, from, to);
        }

        @Override
        public boolean isClean() {
            return isClean;
        }
    }

    private record Text(String text) implements Raw {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String id(Origin origin, @Nullable String host) {
            var bytes = bytes();
            return EventIds.ofBytes(origin, host, bytes, 0, bytes.length);
        }

        @Override
        public boolean isClean() {
            return false;
        }
    }

    private Row row(EventRecord event, Raw raw, long number) {
        var provider = event.provider();
        var eventId = event.eventId();
        var time = event.time();
        if (provider == null || eventId == null || time == null) {
            var bytes = raw.bytes();
            return rows.rejected(number, missing(event), bytes, bytes.length);
        }
        var origin = origins.of(event);
        if (origin == null) {
            return ignored(event);
        }
        RenderedText.complete(event);
        var body = new WindowsEvent(
                provider,
                Objects.requireNonNullElse(event.channel(), ""),
                eventId,
                event.level(),
                event.recordId(),
                event.user(),
                event.data().redacted(raw.isClean()),
                message(event.message(), raw));
        var belongs = Objects.requireNonNullElse(context.origin(), origin);
        var host = host(event);
        var isDevice = belongs == Origin.DEVICE;
        return new Row.Read(new LogEvent(
                id(belongs, host, time, body, raw),
                context.tenant(),
                belongs,
                context.source(),
                host,
                isDevice ? device(event) : null,
                isDevice ? Platform.WINDOWS : null,
                time,
                rows.place(number),
                Rows.text(raw.redacted(raw.text())),
                body));
    }

    /** The row of an event that is about something else. */
    public Row ignored(EventRecord event) {
        return new Row.Ignored(event.time(), host(event));
    }

    /** A record that cannot be read, as a row. */
    public Row rejected(long number, String reason, byte[] raw, long length) {
        return rows.rejected(number, reason, raw, length);
    }

    private @Nullable String host(EventRecord event) {
        var written = event.computer() == null ? context.host() : event.computer();
        if (written == null) {
            return null;
        }
        if (!written.equals(lastHost)) {
            lastHost = written;
            lastNormal = Hosts.normal(written);
        }
        return lastNormal;
    }

    /** An export that names no computer is of the one it was made on. */
    private @Nullable String device(EventRecord event) {
        var configured = context.device();
        if (configured != null) {
            return configured;
        }
        return event.computer() == null ? context.host() : event.computer();
    }

    private String id(Origin origin, @Nullable String host, Instant time, WindowsEvent body, Raw raw) {
        var recordId = body.recordId();
        return recordId == null
                ? raw.id(origin, host)
                : ids.of(host == null ? "" : host, body.channel(), recordId, body.provider(), time);
    }

    private static @Nullable String message(@Nullable String text, Raw raw) {
        return text == null || text.isBlank() ? null : Rows.text(raw.redacted(text.strip()));
    }

    private static String missing(EventRecord event) {
        if (event.provider() == null) {
            return "an event without the name of its provider";
        }
        if (event.eventId() == null) {
            return "an event of %s without a number as its event id".formatted(event.provider());
        }
        return "event %d of %s without a time that can be read".formatted(event.eventId(), event.provider());
    }
}
