/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last word of one writer.
 *
 * @param of how many writers of its epoch there are; 0 for a live one, which does not know
 * @param watermark null until it has spoken for its first event
 */
public record Speaker(long epoch, int of, @Nullable Instant watermark, Part part) {

    /** What a writer is to the minimum. */
    public enum Part {
        /** Open: nothing is past that it has not spoken for. */
        COUNTED,
        /** Fallen silent: left out until it is there again. */
        IDLE,
        /** Collected by hand: never waited for. */
        BY_HAND,
        /** It has said its last word; when all have, the latest of these is the watermark. */
        CLOSED
    }

    /** The same writer in another part. */
    public Speaker as(Part other) {
        return new Speaker(epoch, of, watermark, other);
    }
}
