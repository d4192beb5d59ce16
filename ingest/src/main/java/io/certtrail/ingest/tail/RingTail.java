/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.schemas.event.WindowsEvent;
import io.certtrail.schemas.words.Sha256;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event log of Windows, which is written over from its beginning when it is full: how far it was read is the number
 * of a record. When it has changed it is read as a whole, and gives the events with higher numbers; rows without a
 * number are given at the first reading only.
 */
final class RingTail implements Tail {
    private static final String HIGHEST = "record ";
    private static final int FIRST_CHUNK = 4096;
    private static final int CHUNK = 1 << 16;
    private static final int CHUNK_HEAD = 128;

    private final Bytes bytes;
    private final LogSource source;
    private long known;
    private long highest;
    private long offset;
    private String looked = "";
    private @Nullable LogCursor cursor;

    RingTail(Bytes bytes, LogSource source, FileState left) {
        this.bytes = bytes;
        this.source = source;
        this.offset = left.offset();
        this.known = left.directives().stream()
                .filter(each -> each.startsWith(HIGHEST))
                .map(each -> Long.parseLong(each.substring(HIGHEST.length())))
                .findFirst()
                .orElse(0L);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (cursor != null) {
            var row = cursor.next();
            if (row == null) {
                end();
            } else if (isNew(row)) {
                return row;
            }
        }
        return null;
    }

    private boolean isNew(Row row) {
        if (row instanceof Row.Read read
                && read.event().body() instanceof WindowsEvent event
                && event.recordId() != null) {
            highest = Math.max(highest, event.recordId());
            return event.recordId() > known;
        }
        return known == 0;
    }

    /** A log whose numbers have all become lower was emptied: it is read again from its beginning. */
    private void end() throws IOException {
        close();
        offset = bytes.size();
        if (highest > 0 && highest < known) {
            known = 0;
            highest = 0;
            cursor = source.open();
        } else {
            known = Math.max(known, highest);
        }
    }

    @Override
    public boolean more(boolean asItIs) throws IOException {
        if (cursor != null || !asItIs) {
            return false;
        }
        var now = heads();
        if (now.equals(looked)) {
            return false;
        }
        looked = now;
        highest = 0;
        cursor = source.open();
        return true;
    }

    /** The heads of its chunks tell what was written to them. */
    private String heads() throws IOException {
        var digest = Sha256.digest();
        digest.update(bytes.slice(0, CHUNK_HEAD));
        for (long chunk = FIRST_CHUNK; chunk < bytes.size(); chunk += CHUNK) {
            digest.update(bytes.slice(chunk, CHUNK_HEAD));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public boolean keepsWhatItHolds() {
        return false;
    }

    @Override
    public List<String> directives() {
        return List.of(HIGHEST + known);
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
