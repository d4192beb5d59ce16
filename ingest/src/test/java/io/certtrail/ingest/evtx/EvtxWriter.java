/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.evtx;

import io.certtrail.ingest.evtx.Part.Node;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes EVTX files for tests, in the plain way Windows does. */
final class EvtxWriter {
    static final int FILE_HEADER = 4096;

    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private ChunkWriter chunk;
    private int count;

    EvtxWriter() {
        this(1);
    }

    EvtxWriter(long firstId) {
        chunk = new ChunkWriter(firstId);
    }

    EvtxWriter add(String template, Value... values) {
        return add(Templating.template(template), List.of(values));
    }

    EvtxWriter add(Node template, List<Value> values) {
        if (!chunk.add(template, values)) {
            next();
            if (!chunk.add(template, values)) {
                throw new AssertionError("the record is larger than a chunk");
            }
        }
        return this;
    }

    /** Goes on in another chunk. */
    EvtxWriter next() {
        chunks.writeBytes(chunk.finished());
        count++;
        chunk = new ChunkWriter(chunk.nextId());
        return this;
    }

    /** Where the next record will begin in the file. */
    int position() {
        return FILE_HEADER + chunks.size() + chunk.position();
    }

    byte[] bytes() {
        next();
        var header = ByteBuffer.allocate(FILE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII));
        header.putLong(0).putLong(count - 1).putLong(chunk.nextId()).putInt(128);
        header.putShort((short) 1)
                .putShort((short) 3)
                .putShort((short) FILE_HEADER)
                .putShort((short) count);
        var file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        file.writeBytes(chunks.toByteArray());
        return file.toByteArray();
    }
}
