/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one source was shipped.
 *
 * @param shipper name of the shipper it is kept for
 * @param source its id
 * @param file path inside the case by which its files are known to be its
 * @param epoch of its progress
 * @param watermark the last it has said, or null
 * @param files those of it that are still there, the oldest first
 */
public record Checkpoint(
        String shipper,
        String source,
        String file,
        long epoch,
        @Nullable Instant watermark,
        List<FileState> files) {
    public Checkpoint {
        files = List.copyOf(files);
    }

    /** Key of its record: two computers may well call two logs the same. */
    public String key() {
        return shipper + "/" + source;
    }
}
