/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.winevent;

import io.certtrail.ingest.EventIds;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.Hosts;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.WindowsEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes rows of Windows events, whatever carried them. */
public final class EventRows {
    private final SourceContext context;
    private final Rows rows;
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
        return isComplete(event) && Providers.origin(event).isEmpty();
    }

    private static boolean isComplete(EventRecord event) {
        return event.provider() != null && event.eventId() != null && event.time() != null;
    }

    /** The row of an event whose raw bytes, from the first to before the last, had this number in the log. */
    public Row row(EventRecord event, byte[] raw, long number) {
        return row(event, new Bytes(raw, false), number);
    }

    /** The same of an event of which all was read from a line of JSON: most hold nothing to redact. */
    Row rowOfLine(EventRecord event, byte[] line, long number) {
        return row(event, new Bytes(line, Secrets.isClean(line)), number);
    }

    /** The row of an event of a binary log that reads so. */
    public Row row(EventRecord event, String text, long number) {
        return row(event, new Text(text), number);
    }

    /** A record as it was written. */
    private sealed interface Raw {
        String text();

        byte[] bytes();

        /** Whether nothing in it is to be redacted. */
        boolean isClean();

        default String redacted(String part) {
            return isClean() ? part : Secrets.redact(part);
        }
    }

    private static final class Bytes implements Raw {
        private final byte[] bytes;
        private final boolean isClean;

        Bytes(byte[] bytes, boolean isClean) {
            this.bytes = bytes;
            this.isClean = isClean;
        }

        @Override
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public byte[] bytes() {
            return bytes;
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
        var origin = Providers.origin(event);
        if (origin.isEmpty()) {
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
        var belongs = Objects.requireNonNullElse(context.origin(), origin.get());
        var text = Rows.text(raw.redacted(raw.text()));
        var written = new Written(id(belongs, host(event), time, body, raw), rows.place(number), text);
        return new Row.Read(event(belongs, event, time, body, written));
    }

    /** The row of an event that is about something else. */
    public Row ignored(EventRecord event) {
        return new Row.Ignored(event.time(), host(event));
    }

    /** A record that cannot be read, as a row. */
    public Row rejected(long number, String reason, byte[] raw, long length) {
        return rows.rejected(number, reason, raw, length);
    }

    private record Written(String id, Place place, String text) {}

    private LogEvent event(Origin origin, EventRecord event, Instant time, WindowsEvent body, Written written) {
        var isDevice = origin == Origin.DEVICE;
        return new LogEvent(
                written.id(),
                context.tenant(),
                origin,
                context.source(),
                host(event),
                isDevice ? device(event) : null,
                isDevice ? Platform.WINDOWS : null,
                time,
                written.place(),
                written.text(),
                body);
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

    private static String id(Origin origin, @Nullable String host, Instant time, WindowsEvent body, Raw raw) {
        var recordId = body.recordId();
        if (recordId == null) {
            var bytes = raw.bytes();
            return EventIds.ofBytes(origin, host, bytes, 0, bytes.length);
        }
        return EventIds.ofWindowsEvent(host == null ? "" : host, body.channel(), recordId, body.provider(), time);
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
