/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.LogSource;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.files.Discovered;
import io.certtrail.ingest.files.ReadableLog;
import io.certtrail.ingest.files.Unpacked;
import io.certtrail.ingest.format.LogFormat;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file of a source: where it lies, what is known of it, and how far it was read. */
final class Followed {
    /** How long it is left alone after a trouble, or when it is read as a whole again and again. */
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Source source;
    private @Nullable LogSource log;
    private @Nullable Discovered place;
    private @Nullable Stat stat;
    private @Nullable Stat rested;
    private @Nullable Instant missing;
    private Instant retry = Instant.MIN;
    private Instant lastRead = Instant.MIN;
    private @Nullable Bytes bytes;
    private @Nullable Tail tail;
    private byte[] beginning = new byte[0];
    private FileState state;
    private FileState committed;
    private Instant changed = Instant.MIN;
    private boolean packed;
    private boolean dropped;
    private long seenSize;

    /** Of which this is known. */
    Followed(Source source, FileState state) {
        this.source = source;
        this.state = state;
        this.committed = state;
        this.seenSize = state.size();
    }

    Source source() {
        return source;
    }

    FileState state() {
        return state;
    }

    Instant changed() {
        return changed;
    }

    /** What it is, once that is known. */
    @Nullable LogSource log() {
        return log;
    }

    void is(LogSource known) {
        log = known;
    }

    String key() {
        return state.key();
    }

    @Nullable Discovered place() {
        return place;
    }

    boolean packed() {
        return packed;
    }

    /** Whether nothing is to be read of it any more. */
    boolean dropped() {
        return dropped;
    }

    /** How much of it was seen and never read, in bytes. */
    long unread() {
        return packed ? 0 : Math.max(0, seenSize - state.offset());
    }

    /** Whether nothing was written for so long. */
    boolean isQuiet(Instant now, Duration time) {
        return !changed.plus(time).isAfter(now);
    }

    /** Whether the folder it lies in is what it has to say. */
    boolean meansItsPlace() {
        return source.id().contains("/" + LogFormat.WORK_FILE.id() + "/");
    }

    /** Whether what lies here now is this file, grown perhaps. */
    boolean isStill(Seen seen) throws IOException {
        var now = seen.stat();
        if (meansItsPlace() && !seen.file().name().equals(state.file())) {
            return false;
        }
        if (place != null && now.equals(stat)) {
            return true;
        }
        if (packed || now.size() < state.offset()) {
            return now.equals(stat);
        }
        try (var there = FileBytes.open(seen.file().path())) {
            return state.isOf(there);
        }
    }

    /** It lies here now. */
    void at(Seen seen) throws IOException {
        var found = seen.file();
        var now = seen.stat();
        if (place == null || !now.key().equals(state.key())) {
            closeTail();
            closeBytes();
            log = null;
            packed = Unpacked.isPacked(found.path());
            changed = seen.changed();
        } else if (!now.equals(stat)) {
            changed = later(changed, seen.changed());
        }
        if (!found.equals(place) && !(tail instanceof LogTail)) {
            log = null;
        }
        place = found;
        missing = null;
        stat = now;
        seenSize = Math.max(seenSize, now.size());
        state = state.named(found.name(), now.key());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** It lies here now and was cut off there, so that all of it was read. */
    void cutOff(Seen seen) throws IOException {
        at(seen);
        state = state.readToEnd(bytes());
    }

    /** It lies nowhere any more: what it still holds can be read as long as it is open. */
    void gone(Instant now) {
        place = null;
        stat = null;
        missing = missing == null ? now : missing;
    }

    /** Whether it was nowhere for so long. */
    boolean isMissing(Instant now, Duration time) {
        return missing != null && !missing.plus(time).isAfter(now);
    }

    /** Whether it can be read still, whatever became of its name. */
    boolean canBeReadWithoutItsName() throws IOException {
        return bytes instanceof FileBytes held && log != null && Recall.grows(log, held);
    }

    /** Whether it is open. */
    boolean isOpen() {
        return bytes != null;
    }

    /** Nothing more is to be read of it. */
    void drop() {
        dropped = true;
    }

    /** The file's bytes, opened when they are not. */
    Bytes bytes() throws IOException {
        if (bytes == null) {
            var path = Objects.requireNonNull(place).path();
            bytes = packed ? new GzipBytes(path) : FileBytes.open(path);
        }
        return bytes;
    }

    /** Whether this beginning of another file is one of this one too, or the other way round. */
    boolean beginsLike(byte[] other) throws IOException {
        if (beginning.length < Print.MOST) {
            beginning = bytes().slice(0, Print.MOST);
        }
        int common = Math.min(beginning.length, other.length);
        return common > 0 && Arrays.equals(beginning, 0, common, other, 0, common);
    }

    /** Whether there may be something to read that was not there when it was let go. */
    boolean isAwake(Instant now) {
        var open = bytes != null || (place != null && !Objects.equals(stat, rested));
        return open && !dropped && !retry.isAfter(now);
    }

    /** Whether it is written over and over, and was not read for a while: it may never be left alone. */
    boolean isDue(LogSource known, Instant now) {
        return Recall.isRing(known) && !packed && !lastRead.plus(RETRY).isAfter(now);
    }

    /** Whether it still is what was read of it. */
    boolean isIntact() throws IOException {
        return packed || state.isOf(bytes());
    }

    /** Whether it is read while it is written. */
    boolean grows(LogSource known) throws IOException {
        return !packed && Recall.grows(known, bytes());
    }

    /**
     * Reads about so many rows; how many they were.
     *
     * @param asItIs whether what was begun and not ended is read too
     */
    int read(LogSource known, int most, boolean asItIs, Instant now, Consumer<Row> rows) throws IOException {
        if (state.ended()) {
            return 0;
        }
        var count = new RowCount();
        lastRead = now;
        try {
            read(known, most, asItIs || packed, count, rows);
        } catch (IOException e) {
            retry = now.plus(RETRY);
            closeTail();
            if (place != null) {
                closeBytes();
            }
            if (count.rows() > 0) {
                throw new BatchLost(state.file(), e);
            }
            throw e;
        }
        return count.rows();
    }

    private void read(LogSource known, int most, boolean asItIs, RowCount count, Consumer<Row> rows)
            throws IOException {
        var from = bytes();
        if (tail == null) {
            tail = open(from, known);
        }
        do {
            for (var row = tail.next(); row != null; row = tail.next()) {
                count.add(row);
                rows.accept(row);
            }
        } while (count.rows() < most && tail.more(asItIs));
        var ended = packed && count.rows() < most;
        if (count.rows() > 0 || tail.offset() != state.offset() || ended) {
            note(from, tail, count, ended);
        }
    }

    private Tail open(Bytes from, LogSource known) throws IOException {
        if (Recall.grows(known, from)) {
            return new LogTail(from, (ReadableLog) known, state);
        }
        return Recall.isRing(known) && !packed ? new RingTail(from, known, state) : new WholeTail(from, known, state);
    }

    private void note(Bytes from, Tail at, RowCount count, boolean ended) throws IOException {
        seenSize = Math.max(seenSize, from.size());
        state = state.readTo(from, at, count.tally(), ended);
    }

    /** All that was read is committed. */
    void committed() {
        committed = state;
    }

    /**
     * Nothing was committed that was read since the last time. The tail may be ahead even of a state that has not
     * moved: who took the rows may have failed in the midst of them.
     */
    void back() throws IOException {
        closeTail();
        state = committed.named(state.file(), state.key());
        committed = state;
        dropped = false;
    }

    /** Lets go what is only needed while it is read. */
    void rest() throws IOException {
        close();
        rested = stat;
    }

    void close() throws IOException {
        closeTail();
        closeBytes();
    }

    private void closeTail() throws IOException {
        if (tail != null) {
            tail.close();
            tail = null;
        }
    }

    private void closeBytes() throws IOException {
        if (bytes != null) {
            bytes.close();
            bytes = null;
        }
    }
}
