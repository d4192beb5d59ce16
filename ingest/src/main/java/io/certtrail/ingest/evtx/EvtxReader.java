/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.LogCursor;
import io.certtrail.ingest.Row;
import io.certtrail.ingest.SourceContext;
import io.certtrail.ingest.lines.Head;
import io.certtrail.ingest.winevent.EventRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Event logs of Windows in their own form, EVTX 3.1 and 3.2: whole, copied while written, or damaged.
 *
 * <p>The stream is read a chunk of 64 KiB at a time, whatever the file's header says of them. What is no record where
 * one should be is one reject, and the records around it are read.
 */
public final class EvtxReader implements LogCursor {
    private static final String MAGIC = "ElfFile\0";
    private static final String FIRST_CHUNK = "ElfChnk\0";
    static final int FILE_HEADER = 4096;
    private static final int KEPT_OF_RECORD = 24;

    private final Opening opening;
    private final EventRows rows;
    private final Budget budget = new Budget();
    private final Templates templates = new Templates(new Names(), budget);
    private final Tree tree = new Tree(templates, budget);
    private final Fields fields = new Fields(tree);
    private final byte[] bytes = new byte[Chunk.SIZE];

    private InputStream in;
    private @Nullable Chunk chunk;
    /** Number of the chunk to be read next, and of the one before which to end. */
    private long next;

    private long oldest;
    private long end = Long.MAX_VALUE;
    private boolean begun;

    public EvtxReader(InputStream bytes, SourceContext context) {
        this.in = bytes;
        this.rows = new EventRows(context);
        this.opening = InputStream::nullInputStream;
    }

    private EvtxReader(Opening opening, long oldest, SourceContext context) throws IOException {
        this.in = opening.open();
        this.rows = new EventRows(context);
        this.opening = opening;
        this.oldest = oldest;
    }

    /** Reads a log from its oldest chunk on: one that is full goes on at its beginning. */
    public static EvtxReader inOrder(Opening opening, SourceContext context) throws IOException {
        long oldest;
        try (var log = opening.open()) {
            oldest = Ring.oldest(log);
        }
        return new EvtxReader(opening, oldest, context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.text().startsWith(MAGIC) || head.text().startsWith(FIRST_CHUNK, FILE_HEADER);
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!begun) {
            begun = true;
            var fault = begin();
            if (fault != null) {
                return fault;
            }
        }
        while (true) {
            var row = chunk == null ? null : row(chunk);
            if (row != null) {
                return row;
            }
            int length = read();
            if (length == 0) {
                return null;
            }
            var fault = open(length);
            if (fault != null) {
                return fault;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads the header of the file and goes to its oldest chunk; a row when there is no header. */
    private @Nullable Row begin() throws IOException {
        var header = in.readNBytes(FILE_HEADER);
        for (next = 0; next < oldest; next++) {
            in.readNBytes(bytes, 0, Chunk.SIZE);
        }
        var isHeader = header.length == FILE_HEADER
                && new String(header, 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC);
        return isHeader
                ? null
                : rows.rejected(0, fileFault(header.length), kept(header, 0, header.length), header.length);
    }

    private static String fileFault(int length) {
        return length < FILE_HEADER
                ? "the file ends inside its header of %d bytes, after %d".formatted(FILE_HEADER, length)
                : "the file does not begin with ElfFile, as an EVTX file does";
    }

    /** Reads the next chunk; at the end of the file it goes on at the beginning, up to the oldest one. */
    private int read() throws IOException {
        int length = next == end ? 0 : in.readNBytes(bytes, 0, Chunk.SIZE);
        if (length == 0 && oldest > 0) {
            end = oldest;
            oldest = 0;
            next = 0;
            in.close();
            in = opening.open();
            in.readNBytes(FILE_HEADER);
            length = in.readNBytes(bytes, 0, Chunk.SIZE);
        }
        return length;
    }

    /** Takes up the chunk that was read; a row when it does not begin as one. */
    private @Nullable Row open(int length) {
        next++;
        chunk = new Chunk(bytes, length);
        templates.chunk(bytes, length);
        budget.chunk();
        if (chunk.signed()) {
            return null;
        }
        if (chunk.isEmpty()) {
            chunk = null;
            return null;
        }
        return rows.rejected(
                0,
                "chunk %d, at byte %d of the file, does not begin with ElfChnk".formatted(next - 1, inFile(0)),
                new byte[0],
                length);
    }

    private long inFile(int inChunk) {
        return FILE_HEADER + (next - 1) * Chunk.SIZE + inChunk;
    }

    /** The next row of the chunk; null at its end. A chunk that does not begin as one was a reject already. */
    private @Nullable Row row(Chunk of) {
        while (of.next()) {
            if (!of.isGap()) {
                return record(of);
            }
            if (of.start() > 0) {
                return gap(of);
            }
        }
        return null;
    }

    private Row gap(Chunk of) {
        return rows.rejected(
                of.id(),
                "%d bytes at byte %d of the file, in chunk %d, are no record"
                        .formatted(of.end() - of.start(), inFile(of.start()), next - 1),
                new byte[0],
                of.end() - of.start());
    }

    private Row record(Chunk of) {
        try {
            return readable(of);
        } catch (EvtxFault e) {
            return rows.rejected(
                    of.id(),
                    "the record at byte %d of the file cannot be read: %s".formatted(inFile(of.start()), e.reason()),
                    kept(bytes, of.start(), of.end()),
                    of.end() - of.start());
        }
    }

    private Row readable(Chunk of) throws EvtxFault {
        budget.record();
        var document = templates.document(of.contentStart(), of.contentEnd());
        fields.system(document.root(), document.values());
        var head = fields.record(of.id());
        if (rows.ignoresWithoutData(head)) {
            return rows.ignored(head);
        }
        fields.data(document.root(), document.values());
        var event = fields.record(of.id());
        return rows.ignores(event)
                ? rows.ignored(event)
                : rows.row(event, Markup.of(tree, document.root(), document.values()), of.id());
    }

    /** Texts in a record may be secrets, and a template elsewhere says which: no more than a header is kept. */
    private static byte[] kept(byte[] from, int start, int end) {
        return Arrays.copyOfRange(from, start, Math.min(end, start + KEPT_OF_RECORD));
    }
}
