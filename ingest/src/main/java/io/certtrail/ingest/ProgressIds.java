/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest;

import io.certtrail.ingest.lines.Hex;
import io.certtrail.schemas.words.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids of what a writer says of its progress, as long as those of records: a hash of the writer, which is made once, and
 * a count. Each log says something each minute, in a replay for weeks.
 */
public final class ProgressIds {
    private static final int COUNT_AT = EventIds.BYTES - Long.BYTES;

    private final ByteBuffer id;
    private long count;

    private ProgressIds(byte[] writer) {
        id = ByteBuffer.wrap(Arrays.copyOf(writer, EventIds.BYTES));
    }

    /**
     * Those of one writer.
     *
     * @param run what tells it from the same writer that was started again
     */
    public static ProgressIds of(String writer, String run) {
        var parts = writer + EventIds.END + run + EventIds.END;
        return new ProgressIds(Sha256.digest().digest(parts.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next one: no two are the same. */
    public String next() {
        id.putLong(COUNT_AT, count++);
        return Hex.lower(id.array(), 0, EventIds.BYTES);
    }
}
