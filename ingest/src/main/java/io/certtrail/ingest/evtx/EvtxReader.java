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
    private static final int FILE_HEADER = 4096;
    private static final int KEPT_OF_RECORD = 24;

    private final InputStream in;
    private final EventRows rows;
    private final Budget budget = new Budget();
    private final Templates templates = new Templates(new Names(), budget);
    private final Tree tree = new Tree(templates, budget);
    private final Fields fields = new Fields(tree);
    private final byte[] bytes = new byte[Chunk.SIZE];

    private @Nullable Chunk chunk;
    private long chunkStart;
    private boolean begun;

    public EvtxReader(InputStream bytes, SourceContext context) {
        this.in = bytes;
        this.rows = new EventRows(context);
    }

    /** Whether a log that begins so has this format. */
    public static boolean detects(Head head) {
        return head.text().startsWith(MAGIC);
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!begun) {
            begun = true;
            var header = in.readNBytes(FILE_HEADER);
            chunkStart = FILE_HEADER - Chunk.SIZE;
            if (header.length < FILE_HEADER || !new String(header, 0, 8, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
                return rows.rejected(0, fileFault(header.length), kept(header, 0, header.length), header.length);
            }
        }
        while (true) {
            if (chunk != null && chunk.next()) {
                if (!chunk.isGap()) {
                    return record(chunk);
                }
                if (chunk.start() > 0) {
                    return gap(chunk);
                }
                continue; // a chunk that does not begin as one was a reject already
            }
            int length = in.readNBytes(bytes, 0, Chunk.SIZE);
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

    private static String fileFault(int length) {
        return length < FILE_HEADER
                ? "the file ends inside its header of %d bytes, after %d".formatted(FILE_HEADER, length)
                : "the file does not begin with ElfFile, as an EVTX file does";
    }

    /** Goes on to the chunk that was read; a row when it does not begin as one. */
    private @Nullable Row open(int length) {
        chunkStart += Chunk.SIZE;
        chunk = new Chunk(bytes, length);
        templates.chunk(bytes, length);
        budget.chunk();
        if (chunk.signed()) {
            return null;
        }
        var opened = chunk;
        if (opened.isEmpty()) {
            chunk = null;
            return null;
        }
        return rows.rejected(
                0,
                "chunk %d, at byte %d of the file, does not begin with ElfChnk".formatted(number(), chunkStart),
                new byte[0],
                length);
    }

    private long number() {
        return (chunkStart - FILE_HEADER) / Chunk.SIZE;
    }

    private Row gap(Chunk of) {
        return rows.rejected(
                of.id(),
                "%d bytes at byte %d of the file, in chunk %d, are no record"
                        .formatted(of.end() - of.start(), chunkStart + of.start(), number()),
                new byte[0],
                of.end() - of.start());
    }

    private Row record(Chunk of) {
        try {
            return readable(of);
        } catch (EvtxFault e) {
            return rows.rejected(
                    of.id(),
                    "the record at byte %d of the file cannot be read: %s"
                            .formatted(chunkStart + of.start(), e.reason()),
                    kept(bytes, of.start(), of.end()),
                    of.end() - of.start());
        }
    }

    private Row readable(Chunk of) throws EvtxFault {
        budget.record();
        var document = templates.document(of.contentStart(), of.contentEnd());
        fields.system(document.root(), document.values());
        if (rows.ignores(fields.record(of.id()))) {
            return new Row.Ignored(fields.time());
        }
        fields.data(document.root(), document.values());
        var event = fields.record(of.id());
        var xml = Markup.of(tree, document.root(), document.values());
        return rows.row(event, xml.getBytes(StandardCharsets.UTF_8), of.id());
    }

    /** Texts in a record may be secrets, and a template elsewhere says which: no more than a header is kept. */
    private static byte[] kept(byte[] from, int start, int end) {
        return Arrays.copyOfRange(from, start, Math.min(end, start + KEPT_OF_RECORD));
    }
}
