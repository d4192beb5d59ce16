/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.RowNumbers;
import io.certtrail.ingest.Rows;
import io.certtrail.ingest.files.ReadableLog;
import io.certtrail.ingest.lines.Decoding;
import io.certtrail.ingest.lines.Encoding;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log of lines, or of records that are cut out of it, while it grows. Its reader is given whole lines only, or all
 * bytes where records are no lines.
 */
final class LogTail implements Tail {
    /** How much is given at a time, in bytes. */
    private static final int CHUNK = 1 << 18;

    private final Bytes bytes;
    private final Encoding encoding;
    private final boolean records;
    private final long from;
    private final GrowingInput input;
    private final Directives directives;
    private final WholeLines lines;
    private final LogCursor cursor;
    private final RowNumbers numbers;
    private final Rows rejects;
    private @Nullable Row lastWord;

    private long rows;
    private boolean ending;
    private long endedAt = -1;

    /** From where it was left, which is given by its offset, its rows and its directives. */
    LogTail(Bytes bytes, ReadableLog log, FileState left) throws IOException {
        this.bytes = bytes;
        this.encoding = Encoding.of(bytes.slice(0, Encoding.HEAD));
        this.records = Recall.isOfRecords(log.logFormat());
        this.from = Math.max(left.offset(), encoding.mark());
        var recall = Recall.of(log.logFormat(), encoding, left.directives());
        var all = recall == Recall.ALL && from > encoding.mark();
        this.input = new GrowingInput(bytes, all ? encoding.mark() : from);
        this.directives = new Directives(left.directives());
        this.lines = new WholeLines(bytes, from, encoding, directives);
        this.cursor = log.logFormat().reader().open(Decoding.utf8(input, encoding), log.context());
        this.rejects = new Rows(log.context());
        this.numbers = new RowNumbers(left.lines() - recall(recall, left));
    }

    /** Shows the reader what was read before, as far as it must know it; how many rows that gave. */
    private long recall(Recall recall, FileState left) throws IOException {
        if (recall == Recall.DIRECTIVES) {
            input.giveBefore(Directives.asLog(left.directives()));
        }
        input.give(from);
        input.ends(true);
        long known = 0;
        while (cursor.next() != null) {
            known++;
        }
        input.ends(false);
        return known;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            var row = cursor.next();
            if (row == null) {
                ending = false;
                input.ends(false);
                return lastWord();
            }
            rows++;
            return numbers.of(row);
        } catch (NotYet e) {
            return null;
        }
    }

    private @Nullable Row lastWord() {
        var row = lastWord;
        lastWord = null;
        return row;
    }

    @Override
    public boolean more(boolean asItIs) throws IOException {
        return (records ? moreBytes() : moreLines()) || (asItIs && end());
    }

    private boolean moreLines() throws IOException {
        var more = lines.look(CHUNK);
        if (more) {
            input.give(lines.end());
        }
        return more;
    }

    private boolean moreBytes() throws IOException {
        long before = input.limit();
        long written = bytes.size();
        input.give(Math.max(before, Math.min(written, before + CHUNK)));
        return input.limit() > before;
    }

    /** What was begun has had its time, once for what is there now. */
    private boolean end() throws IOException {
        if (ending || endedAt == lines.written() + input.limit()) {
            return false;
        }
        var problem = bytes.problem();
        if (problem != null) {
            var piece = bytes.slice(lines.end(), (int) Math.min(lines.written() - lines.end(), 1 << 16));
            lastWord = rejects.rejected(rows + 1, problem, piece, lines.written() - lines.end());
        } else if (!records && lines.written() > lines.end()) {
            lines.endHere();
            input.give(lines.end());
        }
        ending = true;
        endedAt = lines.written() + input.limit();
        input.ends(true);
        return true;
    }

    @Override
    public long offset() throws IOException {
        if (records) {
            return from + Math.max(cursor.end(), 0);
        }
        long open = lines.count() - rows;
        return open <= 0 ? Math.max(lines.end(), from) : LineStart.before(bytes, encoding, lines.end(), open, from);
    }

    @Override
    public List<String> directives() {
        return directives.latest();
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
