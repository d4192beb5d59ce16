/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.device;

import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.redact.Secrets;
import io.certtrail.schemas.event.DeviceLine;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Platform;
import java.time.Instant;

/** A record of a phone's log whose lines may not all have been read yet. */
final class OpenRecord {
    private static final int LINE_LIMIT = 200;

    private final String id;
    private final Instant time;
    private final Place place;
    private final DeviceLine firstLine;
    private final StringBuilder text;
    private final StringBuilder message;
    private int moreLines;

    OpenRecord(String id, Instant time, Place place, String text, DeviceLine firstLine) {
        this.id = id;
        this.time = time;
        this.place = place;
        this.firstLine = firstLine;
        this.text = new StringBuilder(text);
        this.message = new StringBuilder(firstLine.message());
    }

    /** Takes one more line of a stack trace or a document, as far as an event may be long. */
    void append(String line) {
        moreLines++;
        if (text.length() <= LogEvent.TEXT_LIMIT) {
            text.append('\n').append(line);
            message.append('\n').append(line);
        }
    }

    Instant time() {
        return time;
    }

    String message() {
        return message.toString();
    }

    int moreLines() {
        return moreLines;
    }

    boolean isFull() {
        return moreLines >= LINE_LIMIT;
    }

    Row row(SourceContext context, Platform platform) {
        var whole = Rows.text(Secrets.redact(message.toString()));
        var line = new DeviceLine(
                firstLine.level(),
                firstLine.logger(),
                firstLine.processId(),
                firstLine.thread(),
                whole,
                firstLine.profile() == null ? ProfileToken.find(whole) : firstLine.profile(),
                firstLine.scep());
        return new Row.Read(new LogEvent(
                id,
                context.tenant(),
                Origin.DEVICE,
                context.source(),
                null,
                context.device(),
                platform,
                time,
                place,
                Rows.text(Secrets.redact(text.toString())),
                line));
    }
}
