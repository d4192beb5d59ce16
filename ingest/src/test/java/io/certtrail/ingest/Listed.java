/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.LogEvent;
import io.certtrail.schemas.event.Origin;
import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Platform;
import io.certtrail.schemas.event.Reject;
import io.certtrail.schemas.event.TraceEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A source made of a list of rows; how often it was open at once is counted over all of them. */
final class Listed implements LogSource {
    private final String id;
    private final Duration disorder;
    private final List<Row> rows = new ArrayList<>();
    private final boolean readable;
    private Duration silentAfter;
    private boolean onDemand;

    /** A log whose records are in order of time. */
    static Listed ordered(String id) {
        return new Listed(id, Duration.ZERO);
    }

    Listed(String id, Duration disorder) {
        this(id, disorder, true);
    }

    Listed(String id, Duration disorder, boolean readable) {
        this.id = id;
        this.disorder = disorder;
        this.readable = readable;
    }

    Listed event(String time) {
        return event(Instant.parse(time));
    }

    Listed event(Instant time) {
        rows.add(new Row.Read(new LogEvent(
                id + "#" + (rows.size() + 1),
                "default",
                Origin.CONNECTOR,
                id,
                "HOST",
                null,
                null,
                time,
                new Place(id, "#" + (rows.size() + 1)),
                "text",
                new TraceEntry("NDESConnector", 8, null, null, null, null, "text"))));
        return this;
    }

    /** All rows so far once more. */
    Listed allAgain() {
        rows.addAll(List.copyOf(rows));
        return this;
    }

    Listed ignored(String time) {
        rows.add(new Row.Ignored(time == null ? null : Instant.parse(time)));
        return this;
    }

    Listed rejected() {
        rows.add(new Row.Rejected(
                new Reject("default", Origin.CONNECTOR, id, new Place(id, "#1"), "no", new byte[0], 0)));
        return this;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String file() {
        return id;
    }

    @Override
    public String format() {
        return "listed";
    }

    @Override
    public Origin origin() {
        return Origin.CONNECTOR;
    }

    @Override
    public String host() {
        return "HOST";
    }

    @Override
    public String device() {
        return null;
    }

    @Override
    public Platform platform() {
        return null;
    }

    @Override
    public Duration disorder() {
        return disorder;
    }

    Listed missedAfter(Duration silence) {
        silentAfter = silence;
        return this;
    }

    Listed collectedByHand() {
        onDemand = true;
        return this;
    }

    @Override
    public Duration silentAfter() {
        return silentAfter;
    }

    @Override
    public boolean onDemand() {
        return onDemand;
    }

    @Override
    public boolean readable() {
        return readable;
    }

    @Override
    public LogCursor open() throws IOException {
        var left = rows.iterator();
        return new LogCursor() {
            @Override
            public Row next() throws IOException {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
