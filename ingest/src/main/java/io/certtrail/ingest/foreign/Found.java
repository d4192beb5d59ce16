/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.winevent.JsonEvents;
import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was found in one record so far; parts of a batch are numbered behind its place, as in {@code 0/4711.2}. */
final class Found {
    /** An envelope in an envelope in an envelope is nobody's way to write. */
    private static final int DEEPEST = 6;

    private final SourceContext context;
    private final Rows make;
    private final JsonEvents events;
    private final FileLines lines;
    private final Place place;
    private final Supplier<byte[]> whole;
    private final List<Row> rows = new ArrayList<>(1);
    private int depth;
    private int part;

    Found(SourceContext context, Rows make, JsonEvents events, FileLines lines, Place place, Supplier<byte[]> whole) {
        this.context = context;
        this.make = make;
        this.events = events;
        this.lines = lines;
        this.place = place;
        this.whole = whole;
    }

    SourceContext context() {
        return context;
    }

    List<Row> rows() {
        return rows;
    }

    /** Reads a record, or what an envelope holds. */
    boolean read(Piece piece) {
        if (depth == DEEPEST) {
            return reject("%d envelopes within each other".formatted(DEEPEST), Documents.bytes(piece.json()));
        }
        depth++;
        for (var dialect : ShipperDialect.values()) {
            if (dialect.read(piece, this)) {
                depth--;
                return true;
            }
        }
        depth--;
        return reject(unknown(piece.json()), Documents.bytes(piece.json()));
    }

    /** Reads a part of a batch. */
    boolean readPart(Piece piece) {
        part++;
        return read(piece);
    }

    /** Reads a document as a Windows event; false when it is none. */
    boolean windowsEvent(JsonNode document) {
        var row = document.isObject() ? events.row(document, Documents.bytes(document)) : null;
        return row != null && add(row);
    }

    boolean eventXml(String xml) {
        return add(events.row(xml));
    }

    /** Reads a line of a log file; false when it is of no log that is read line by line. */
    boolean line(@Nullable String host, @Nullable String file, String text) {
        return (context.fields() != null || FileLines.isLine(file, text)) && add(lines.row(host, file, text));
    }

    /** Reads a line that has these columns. */
    boolean lineOf(@Nullable String host, String columns, String text) {
        return add(lines.rowOf(host, columns, text));
    }

    /** A good record about something else. */
    boolean ignore(@Nullable Instant time) {
        return add(new Row.Ignored(time));
    }

    boolean event(LogEvent event) {
        return add(new Row.Read(event));
    }

    boolean reject(String reason, byte[] bytes) {
        return reject(reason, bytes, bytes.length);
    }

    boolean reject(String reason, byte[] bytes, long length) {
        return add(make.rejected(0, reason, bytes, length));
    }

    /** Where the current part stands. */
    Place here() {
        return part == 0 ? place : new Place(place.file(), place.position() + "." + part);
    }

    boolean add(Row row) {
        rows.add(at(row, here()));
        return true;
    }

    private static String unknown(JsonNode json) {
        return json.isObject()
                ? "JSON of no known dialect (%s); its keys: %s".formatted(ShipperDialect.known(), Documents.keys(json))
                : "neither an object nor a line";
    }

    /** A record that is no batch is rejected with its own bytes, and not with those of what it wraps. */
    private Row at(Row row, Place here) {
        if (row instanceof Row.Read read) {
            return new Row.Read(read.event().at(here));
        }
        if (row instanceof Row.Rejected rejected) {
            return rejected(part == 0 ? ofWhole(rejected.reject()) : rejected.reject(), here);
        }
        return row;
    }

    private Reject ofWhole(Reject reject) {
        var bytes = whole.get();
        var length = Math.max(bytes.length, reject.length());
        var row = make.rejected(0, reject.reason(), bytes, length);
        return row instanceof Row.Rejected rejected ? rejected.reject() : reject;
    }

    private static Row rejected(Reject reject, Place place) {
        return new Row.Rejected(new Reject(
                reject.tenant(),
                reject.origin(),
                reject.source(),
                place,
                reject.reason(),
                reject.bytes(),
                reject.length()));
    }
}
