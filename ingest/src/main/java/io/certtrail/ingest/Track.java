/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.schemas.event.Place;
import io.certtrail.schemas.event.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One source on its way through the merge: its next row and how far it has come.
 *
 * <p>Its key never goes back. A row whose time is impossible does not move it: one that lies in the future, or more
 * than a day ahead of its source when the rows after it fall back again.
 */
final class Track implements Comparable<Track> {
    private static final Duration LEAP = Duration.ofDays(1);
    private static final int ROWS_AHEAD = 8;

    private final LogSource source;
    private final int index;
    private final String tenant;
    private final Instant latest;
    private final ArrayDeque<Row> ahead = new ArrayDeque<>();
    private @Nullable LogCursor cursor;
    private @Nullable Row row;
    private @Nullable Instant time;
    private Instant key = Instant.MIN;
    private Instant before = Instant.MIN;
    private boolean unordered;
    private boolean started;
    private boolean ended;
    private int leaps;
    private long rows;

    Track(LogSource source, int index, String tenant, Instant latest) {
        this.source = source;
        this.index = index;
        this.tenant = tenant;
        this.latest = latest;
    }

    LogSource source() {
        return source;
    }

    /** Where it stands in the merge: its newest time, that of its next row included. */
    Instant key() {
        return key;
    }

    /** Its newest time, that of its next row left out. */
    Instant before() {
        return before;
    }

    /** The next row; null at the end. */
    @Nullable Row row() {
        return row;
    }

    /** The next row's time, when it has one that is possible. */
    @Nullable Instant time() {
        return time;
    }

    boolean ended() {
        return ended;
    }

    boolean started() {
        return started;
    }

    long bytesRead() {
        return cursor == null ? 0 : cursor.bytesRead();
    }

    /** Says what a look at its beginning told, before it is opened. */
    void expect(Beginning beginning) {
        unordered = beginning.unordered();
        key = beginning.first();
        before = key;
    }

    /** Whether its rows are in no order of time: it is read to its end before all others. */
    boolean unordered() {
        return unordered;
    }

    /** How many rows were left out of its key because the rows after them fall back. */
    int leaps() {
        return leaps;
    }

    /** Opens it and goes to its first row. */
    void start() {
        started = true;
        try {
            cursor = source.open();
            advance();
        } catch (IOException e) {
            row = failed(e);
        }
    }

    /** Goes to the next row. */
    void advance() {
        try {
            row = ahead.isEmpty() ? read() : ahead.poll();
            rows++;
            time = row == null ? null : possible(timeOf(row));
        } catch (IOException e) {
            row = failed(e);
            time = null;
        }
        before = key;
        if (time != null && time.isAfter(key)) {
            key = time;
        }
        ended = row == null;
    }

    void close() {
        ended = true;
        try {
            if (cursor != null) {
                cursor.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be closed".formatted(source.file()), e);
        }
        cursor = null;
    }

    @Override
    public int compareTo(Track other) {
        if (unordered != other.unordered) {
            return unordered ? -1 : 1;
        }
        int byKey = unordered ? 0 : key.compareTo(other.key);
        return byKey == 0 ? Integer.compare(index, other.index) : byKey;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }

    private @Nullable Row read() throws IOException {
        return cursor == null ? null : cursor.next();
    }

    private @Nullable Instant possible(@Nullable Instant of) throws IOException {
        if (of == null || of.isAfter(latest)) {
            return null;
        }
        var far = !unordered && (key.equals(Instant.MIN) || of.isAfter(key.plus(LEAP)));
        if (far && fallsBack(of.minus(LEAP))) {
            leaps++;
            return null;
        }
        return of;
    }

    private boolean fallsBack(Instant bound) throws IOException {
        while (ahead.size() < ROWS_AHEAD) {
            var next = read();
            if (next == null) {
                break;
            }
            ahead.add(next);
        }
        return ahead.stream().anyMatch(next -> {
            var of = timeOf(next);
            return of != null && of.isBefore(bound);
        });
    }

    static @Nullable Instant timeOf(Row row) {
        if (row instanceof Row.Read read) {
            return read.event().time();
        }
        return row instanceof Row.Ignored ignored ? ignored.time() : null;
    }

    /** The source ends with a reject that says why it could be read no further. */
    private Row failed(IOException e) {
        close();
        ended = false;
        var reason = "reading failed: %s".formatted(e.getMessage());
        var place = new Place(source.file(), "#" + (rows + 1));
        return new Row.Rejected(new Reject(tenant, source.origin(), source.id(), place, reason, new byte[0], 0));
    }
}
