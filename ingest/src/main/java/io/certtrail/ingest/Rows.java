/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.ingest.lines.Lines;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.Body;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all readers say in the same way: places, rejects, texts within their limits. */
public final class Rows {
    private static final int LONGEST_REASON = 400;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    private final SourceContext context;

    public Rows(SourceContext context) {
        this.context = context;
    }

    /** Where the record with this one-based number stands. */
    public Place place(long number) {
        return new Place(context.file(), "#" + number);
    }

    /**
     * What a server's record says, as an event.
     *
     * @param id from {@link EventIds}
     * @param text the record without what must not leave the reader
     */
    public LogEvent server(
            String id, Origin origin, @Nullable String host, Instant time, long number, String text, Body body) {
        return new LogEvent(
                id,
                context.tenant(),
                origin,
                context.source(),
                host,
                null,
                null,
                time,
                place(number),
                text(text),
                body);
    }

    /** The current line, as a reject. */
    public Row rejected(Lines lines, String reason) {
        return reject(lines.number(), reason, lines.copy(), lines.size());
    }

    /** A line over the bound, as a reject. */
    public Row overlong(Lines lines) {
        return rejected(lines, lines.overlongReason());
    }

    /** A record that is no line, as a reject; only its first 64 KiB are kept. */
    public Row rejected(long number, String reason, byte[] bytes, long length) {
        var kept = bytes.length > Reject.BYTES_LIMIT ? Arrays.copyOf(bytes, Reject.BYTES_LIMIT) : bytes;
        return reject(number, reason, kept, length);
    }

    /** Cuts a text at the most characters an event carries, never inside a character. */
    public static String text(String raw) {
        if (raw.length() <= LogEvent.TEXT_LIMIT) {
            return raw;
        }
        var splits = Character.isHighSurrogate(raw.charAt(LogEvent.TEXT_LIMIT - 1));
        return raw.substring(0, splits ? LogEvent.TEXT_LIMIT - 1 : LogEvent.TEXT_LIMIT);
    }

    /** A reason quotes what was found: never as more than one line, never with a control character. */
    private static String oneLine(String reason) {
        var cut = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "..." : reason;
        return CONTROLS.matcher(cut).replaceAll("?");
    }

    private Row reject(long number, String reason, byte[] bytes, long length) {
        return new Row.Rejected(new Reject(
                context.tenant(),
                context.origin(),
                context.source(),
                place(number),
                oneLine(reason),
                Secrets.redact(bytes),
                length));
    }
}
